package smileidemulator

import (
	"encoding/json"
	"time"
)

// The messages of the control API, as the emulator's OpenAPI document describes them; a test compares the two.

// Warning is about something that works here and would hurt with the real Smile ID.
type Warning struct {
	ID      string `json:"id"`
	Message string `json:"message"`
	Cure    string `json:"cure"`
}

// JobResult is a result that a job has, or one that is planned.
type JobResult struct {
	At      time.Time `json:"at"`
	By      string    `json:"by"`
	Outcome string    `json:"outcome"`
	Code    string    `json:"code"`
	Text    string    `json:"text"`
	Final   bool      `json:"final"`
}

// NearMiss is a scenario that was almost chosen.
type NearMiss struct {
	Scenario string `json:"scenario"`
	Field    string `json:"field"`
	Expected string `json:"expected"`
	Actual   string `json:"actual"`
}

// Scenario is what a job follows, and why.
type Scenario struct {
	Name     string    `json:"name"`
	ChosenBy string    `json:"chosen_by"`
	NearMiss *NearMiss `json:"near_miss,omitempty"`
}

// Picture is one of a package.
type Picture struct {
	Kind     string `json:"kind"`
	FileName string `json:"file_name"`
	Size     int64  `json:"size"`
	SHA256   string `json:"sha256"`
}

// Package is what was uploaded for a job.
type Package struct {
	Size    int64     `json:"size"`
	Entries []string  `json:"entries"`
	Images  []Picture `json:"images"`
}

// Job has its scenario and why it was chosen, its results, and what is planned.
type Job struct {
	PartnerID   string      `json:"partner_id"`
	SmileJobID  string      `json:"smile_job_id"`
	RefID       string      `json:"ref_id"`
	UserID      string      `json:"user_id"`
	JobID       string      `json:"job_id"`
	API         string      `json:"api"`
	Product     string      `json:"product"`
	CallbackURL string      `json:"callback_url,omitempty"`
	Scenario    Scenario    `json:"scenario"`
	State       string      `json:"state"`
	SubmittedAt time.Time   `json:"submitted_at"`
	Results     []JobResult `json:"results"`
	Planned     []JobResult `json:"planned"`
	Package     *Package    `json:"package,omitempty"`
	Warnings    []Warning   `json:"warnings"`
	Hint        string      `json:"hint,omitempty"`
}

// CallbackResult is the result that a callback reports.
type CallbackResult struct {
	Code  string `json:"code"`
	Text  string `json:"text"`
	Final bool   `json:"final"`
}

// Attempt is one to deliver a callback.
type Attempt struct {
	At        time.Time `json:"at"`
	Status    int       `json:"status,omitempty"`
	LatencyMS float64   `json:"latency_ms"`
	Answer    string    `json:"answer,omitempty"`
	Problem   string    `json:"problem,omitempty"`
}

// Callback has every attempt to deliver it. State is how it ended, such as delivered.
type Callback struct {
	ID         string         `json:"id"`
	PartnerID  string         `json:"partner_id"`
	SmileJobID string         `json:"smile_job_id"`
	JobID      string         `json:"job_id"`
	URL        string         `json:"url"`
	State      string         `json:"state"`
	Result     CallbackResult `json:"result"`
	DueAt      *time.Time     `json:"due_at,omitempty"`
	Attempts   []Attempt      `json:"attempts"`
	Fault      string         `json:"fault,omitempty"`
	ReplayOf   string         `json:"replay_of,omitempty"`
}

// InboxMessage is a callback that the inbox has kept. Text is its body, byte for byte.
type InboxMessage struct {
	DeliveryID string            `json:"delivery_id"`
	PartnerID  string            `json:"partner_id"`
	SmileJobID string            `json:"smile_job_id"`
	JobID      string            `json:"job_id"`
	At         time.Time         `json:"at"`
	URL        string            `json:"url"`
	Headers    map[string]string `json:"headers"`
	Text       string            `json:"text"`
	Body       map[string]any    `json:"body"`
}

// Exchange is one request to Smile ID's endpoints and its answer, without secrets.
type Exchange struct {
	At        time.Time       `json:"at"`
	PartnerID string          `json:"partner_id,omitempty"`
	JobID     string          `json:"job_id,omitempty"`
	Method    string          `json:"method"`
	Path      string          `json:"path"`
	SentPath  string          `json:"sent_path,omitempty"`
	Status    int             `json:"status"`
	LatencyMS float64         `json:"latency_ms,omitempty"`
	Request   json.RawMessage `json:"request,omitempty"`
	Response  json.RawMessage `json:"response,omitempty"`
	Hint      string          `json:"hint,omitempty"`
	Warnings  []Warning       `json:"warnings,omitempty"`
}

// Settings is what a partner's account is set up for. What is not said is allowed.
type Settings struct {
	CallbackURL     string   `json:"callback_url,omitempty"`
	CallbackDomains []string `json:"callback_domains,omitempty"`
	Products        []string `json:"products,omitempty"`
	IDTypes         []string `json:"id_types,omitempty"`
	Balance         *int64   `json:"balance,omitempty"`
	Production      *bool    `json:"production,omitempty"`
	AllowedIPs      []string `json:"allowed_ips,omitempty"`
	MinimumSDK      string   `json:"minimum_sdk,omitempty"`
	Liveness        string   `json:"liveness,omitempty"`
}
