package smileidemulator_test

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"testing"
	"time"

	"smileidemulator"
)

func TestV3ByHTTPS(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	client, err := partner.V3.HTTPClient()
	if err != nil {
		t.Fatal(err)
	}
	ask := func(request *http.Request) map[string]any {
		t.Helper()
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		var answer map[string]any
		if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
			t.Fatal(err)
		}
		return answer
	}

	request, _ := http.NewRequest("POST", partner.V3.BaseURL+"/v3/token", nil)
	request.Header.Set("SmileID-Partner-ID", partner.V3.PartnerID)
	request.Header.Set("SmileID-API-Key", partner.V3.APIKey)
	token := ask(request)["token"].(string)

	partner.Next("rejected")
	var form bytes.Buffer
	parts := multipart.NewWriter(&form)
	for name, value := range map[string]string{
		"country": "NG", "id_type": "NIN", "id_number": "00000000000",
		"user_details": `{"given_names": "Joe", "last_name": "Doe", "email": "joe.doe@example.com"}`,
		"consent": `{"granted": true, "granted_at": "2026-01-01T00:00:00Z", "notice_language": "EN",
			"notice_privacy_policy_url": "https://example.com/privacy"}`,
	} {
		_ = parts.WriteField(name, value)
	}
	_ = parts.Close()
	request, _ = http.NewRequest("POST", partner.V3.BaseURL+"/v3/enhanced_kyc", &form)
	request.Header.Set("SmileID-Token", token)
	request.Header.Set("Content-Type", parts.FormDataContentType())
	jobID := ask(request)["job_id"].(string)

	partner.Advance(time.Second)
	if callback := partner.Callbacks.NextOf(jobID); callback.State != "delivered" {
		t.Errorf("got %+v", callback)
	}
	if body := partner.Callbacks.Inbox()[0].Body; body["status"] != "block" {
		t.Errorf("the callback says %v", body)
	}
	request, _ = http.NewRequest("GET", partner.V3.BaseURL+"/v3/status/"+jobID, nil)
	request.Header.Set("SmileID-Token", token)
	if status := ask(request)["status"]; status != "block" {
		t.Errorf("the status is %v", status)
	}
	partner.Expect(smileidemulator.Expectation{Path: "/v3/enhanced_kyc", Status: "2xx", Times: smileidemulator.Exactly(1)})
}
