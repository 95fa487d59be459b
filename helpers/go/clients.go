package smileidemulator

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"time"
)

// V1 is what a client of v1 needs to know.
type V1 struct {
	PartnerID string
	APIKey    string
	// BaseURL is such as http://localhost:7645/v1.
	BaseURL     string
	CallbackURL string
}

// Sign signs a timestamp as every request of v1 has it: base64 of HMAC-SHA256, by the API key, of timestamp, partner and sid_request.
func (v V1) Sign(timestamp string) string {
	mac := hmac.New(sha256.New, []byte(v.APIKey))
	mac.Write([]byte(timestamp + v.PartnerID + "sid_request"))
	return base64.StdEncoding.EncodeToString(mac.Sum(nil))
}

// SignNow is a timestamp of now, and its signature.
func (v V1) SignNow() (timestamp, signature string) {
	timestamp = time.Now().UTC().Format("2006-01-02T15:04:05.000Z")
	return timestamp, v.Sign(timestamp)
}

// Holds says whether the signature of a callback or an answer is Smile ID's.
func (v V1) Holds(timestamp, signature string) bool {
	return hmac.Equal([]byte(v.Sign(timestamp)), []byte(signature))
}

// Environment is the variables that smile-id-emulator exec sets, for a server in another process.
func (v V1) Environment() []string {
	return []string{
		"SMILE_ID_BASE_URL=" + v.BaseURL, "SMILE_ID_PARTNER_ID=" + v.PartnerID, "SMILE_ID_API_KEY=" + v.APIKey,
	}
}

// V3 is what a client of v3 needs to know.
type V3 struct {
	PartnerID string
	APIKey    string
	// BaseURL is such as https://localhost:7645: the vendor's SDKs take nothing else. They add /v3.
	BaseURL string

	emulator *Emulator
}

// Environment is the variables that smile-id-emulator exec sets, for a server in another process.
func (v V3) Environment() []string {
	return []string{"SMILE_BASE_URL=" + v.BaseURL, "SMILE_PARTNER_ID=" + v.PartnerID, "SMILE_API_KEY=" + v.APIKey}
}
