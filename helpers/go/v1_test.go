package smileidemulator_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"smileidemulator"
)

// authenticate submits a SmartSelfie authentication, as a server does.
func authenticate(t testing.TB, partner *smileidemulator.Partner, jobID string) {
	t.Helper()
	timestamp, signature := partner.V1.SignNow()
	upload := post(t, partner.V1.BaseURL+"/upload", map[string]any{
		"smile_client_id": partner.ID, "timestamp": timestamp, "signature": signature,
		"callback_url": partner.CallbackURL, "source_sdk": "rest_api", "source_sdk_version": "1.0.0",
		"partner_params": map[string]any{"user_id": "demo-anna", "job_id": jobID, "job_type": 2},
	})
	request, err := http.NewRequest("PUT", upload["upload_url"].(string), selfie(t))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/zip")
	if response, err := http.DefaultClient.Do(request); err != nil || response.StatusCode != 200 {
		t.Fatal(response, err)
	}
}

func selfie(t testing.TB) *bytes.Buffer {
	t.Helper()
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	file, err := archive.Create("info.json")
	if err != nil {
		t.Fatal(err)
	}
	_, _ = file.Write([]byte(`{"images": [{"image_type_id": 2, "image": "/9j/4AAQSkZJRgABAQ=="}]}`))
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return &packed
}

func post(t testing.TB, url string, body any) map[string]any {
	t.Helper()
	sent, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.Post(url, "application/json", bytes.NewReader(sent))
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

func TestTheQueuedOutcomeIsCalledBack(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	partner.Next("rejected")
	authenticate(t, partner, "job-1")
	partner.Advance(time.Second)
	if callback := partner.Callbacks.Next(); callback.State != "delivered" || callback.Result.Code != "0821" {
		t.Errorf("got %+v", callback)
	}
	message := partner.Callbacks.Inbox()[0]
	if timestamp, signature := message.Body["timestamp"].(string), message.Body["signature"].(string); !partner.V1.Holds(timestamp, signature) {
		t.Errorf("the signature of %s does not hold", message.Text)
	}
}

func TestEachCallbackIsReturnedOnceInItsTurn(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	partner.Next("provisional-then-rejected")
	authenticate(t, partner, "job-1")
	partner.Advance(31 * time.Second)
	for _, code := range []string{"0822", "1221"} {
		if got := partner.Callbacks.Next().Result.Code; got != code {
			t.Errorf("got %s, expected %s", got, code)
		}
	}
	said := failureOf(t, func(failing *smileidemulator.Partner) {
		failing.Timeout = 50 * time.Millisecond
		authenticate(t, failing, "job-1")
		failing.Callbacks.Next()
	})
	if !strings.Contains(said, "no callback came within 50ms. ") || !strings.Contains(said, "advance") {
		t.Error(said)
	}
}

func TestEachJobIsCountedOnItsOwn(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	authenticate(t, partner, "job-1")
	authenticate(t, partner, "job-2")
	partner.Advance(time.Second)
	got := []string{partner.Callbacks.NextOf("job-2").JobID, partner.Callbacks.Next().JobID, partner.Callbacks.Next().JobID}
	if strings.Join(got, " ") != "job-2 job-1 job-2" {
		t.Error(got)
	}
}

func TestAReviewerDecides(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	partner.Next("provisional-then-approved")
	authenticate(t, partner, "job-1")
	partner.Advance(time.Second)
	job := partner.Jobs.List()[0]
	if job.State != "in_review" {
		t.Errorf("the job is %s", job.State)
	}
	if reviewed := partner.Review(job.SmileJobID, "reject"); reviewed.Results[1].Code != "1221" {
		t.Errorf("got %+v", reviewed.Results)
	}
	if partner.Jobs.Completed("job-1").State != "final" || partner.Jobs.Get(job.SmileJobID).State != "final" {
		t.Error("the job is not final")
	}
}

func TestACallbackIsSentAgainForged(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	authenticate(t, partner, "job-1")
	partner.Advance(time.Second)
	first := partner.Callbacks.Next()
	partner.Callbacks.Replay(first.ID, smileidemulator.Replay{Fault: "forged", Claims: "rejected"})
	partner.Advance(0)
	if again := partner.Callbacks.Next(); again.ReplayOf != first.ID {
		t.Errorf("got %+v", again)
	}
	body := partner.Callbacks.Inbox()[1].Body
	if body["ResultCode"] != "0821" || partner.V1.Holds(body["timestamp"].(string), body["signature"].(string)) {
		t.Errorf("it is not forged: %v", body)
	}
	if all := partner.Callbacks.List(); len(all) != 2 {
		t.Errorf("there are %d callbacks", len(all))
	}
}

func TestWhatWasAskedIsExpected(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	authenticate(t, partner, "job-1")
	found := partner.Expect(smileidemulator.Expectation{Path: "/v1/upload", Status: "200", Times: smileidemulator.Exactly(1)})
	if !strings.Contains(string(found[0].Request), `"signature":"[removed]"`) {
		t.Errorf("got %s", found[0].Request)
	}
	partner.Expect(smileidemulator.Expectation{Status: "4xx", Times: smileidemulator.AtMost(0)})
	partner.Expect(smileidemulator.Expectation{JobID: "job-1", Times: smileidemulator.AtLeast(2)})
	said := failureOf(t, func(failing *smileidemulator.Partner) {
		authenticate(t, failing, "job-1")
		failing.Expect(smileidemulator.Expectation{Path: "/v1/uplaod"})
	})
	if !strings.Contains(said, "Did you mean /v1/upload?") || !strings.Contains(said, "POST /v1/upload 200") {
		t.Error(said)
	}
}

func TestUsersAndSettingsAreThePartnersOwn(t *testing.T) {
	t.Parallel()
	balance := int64(3)
	partner := smileidemulator.NewPartnerWith(t, smileidemulator.PartnerOptions{
		CallbackURL: "http://localhost:1/hook", Settings: &smileidemulator.Settings{Balance: &balance},
	})
	for _, state := range []string{"disabled", "absent"} {
		partner.Users.Set("anna/1 ü", state)
		if got := partner.Users.Get("anna/1 ü"); got != state && got != "not_on_file" {
			t.Errorf("the user is %s", got)
		}
	}
	if settings := partner.Settings(); *settings.Balance != 3 || settings.CallbackURL != "http://localhost:1/hook" {
		t.Errorf("got %+v", settings)
	}
	partner.ChangeSettings(map[string]any{"balance": 0})
	timestamp, signature := partner.V1.SignNow()
	answer := post(t, partner.V1.BaseURL+"/upload", map[string]any{
		"smile_client_id": partner.ID, "timestamp": timestamp, "signature": signature,
		"source_sdk": "rest_api", "source_sdk_version": "1.0.0",
		"partner_params": map[string]any{"user_id": "demo-anna", "job_id": "job-1", "job_type": 2},
	})
	if answer["upload_url"] != nil {
		t.Errorf("an account without money was served: %v", answer)
	}
}

func TestAResetForgetsJobsAndKeepsTheTime(t *testing.T) {
	t.Parallel()
	partner := smileidemulator.NewPartner(t)
	partner.NextTimes("rejected", 2)
	authenticate(t, partner, "job-1")
	now := partner.Advance(time.Hour)
	partner.Reset()
	if len(partner.Jobs.List()) != 0 || len(partner.Journal()) != 0 {
		t.Error("something is left")
	}
	if !partner.Now().Equal(now) {
		t.Errorf("it is %s, not %s", partner.Now(), now)
	}
}

func TestAMisspeltScenarioIsRefused(t *testing.T) {
	t.Parallel()
	said := failureOf(t, func(failing *smileidemulator.Partner) { failing.Next("rejcted") })
	if !strings.Contains(said, `Did you mean "rejected"`) {
		t.Error(said)
	}
}
