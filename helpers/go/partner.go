package smileidemulator

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"
)

// PartnerOptions say how a partner is made. What is left out has a sensible value.
type PartnerOptions struct {
	// ID is made up unless it is given.
	ID     string
	APIKey string
	// CallbackURL is where its callbacks are posted when a submission names no other. Without one they are kept in the inbox.
	CallbackURL string
	// Seed decides everything that is made up: the same seed gives the same partner, with the same future.
	// In an emulator that was started here it is the test's name.
	Seed string
	// Clock is "own", which stands still until Advance, unless it is "shared": the emulator's.
	Clock string
	// Callbacks is "post", "collect" or "both", which is the default.
	Callbacks string
	// Settings is what the account is set up for.
	Settings *Settings
}

// Partner is one for a single test: its jobs, users, callbacks, queue, numbers and, unless it is shared, its time are its own.
type Partner struct {
	ID     string
	APIKey string
	// CallbackURL is where callbacks go when a submission names no other; "inbox:" and its id when they are only kept.
	CallbackURL string
	Seed        string
	// V1 and V3 are what a client of each API needs to know.
	V1 V1
	V3 V3
	// Timeout is how long Callbacks.Next and Jobs.Completed wait, in real time: 5 seconds unless it is changed.
	Timeout time.Duration

	Jobs      Jobs
	Callbacks Callbacks
	Users     Users

	t       testing.TB
	control *control
}

// NewPartner makes a partner for this test, in the emulator that Shared gives. It is forgotten, with everything of it, when the test ends.
func NewPartner(t testing.TB) *Partner {
	t.Helper()
	return NewPartnerWith(t, PartnerOptions{})
}

// NewPartnerWith is NewPartner with options.
func NewPartnerWith(t testing.TB, options PartnerOptions) *Partner {
	t.Helper()
	emulator, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	return emulator.Partner(t, options)
}

// Partner makes a partner for this test, which forgets it when it ends.
func (e *Emulator) Partner(t testing.TB, options PartnerOptions) *Partner {
	t.Helper()
	if options.Clock == "" {
		options.Clock = "own"
	}
	// Nobody else uses an emulator of our own, so a test can be the same partner in every run.
	if options.Seed == "" && options.ID == "" && e.IsOwn() {
		options.Seed = e.seedFor(t.Name())
	}
	asked := map[string]any{"clock": options.Clock}
	for name, value := range map[string]string{
		"partner_id": options.ID, "api_key": options.APIKey, "callback_url": options.CallbackURL,
		"seed": options.Seed, "callbacks": options.Callbacks,
	} {
		if value != "" {
			asked[name] = value
		}
	}
	if options.Settings != nil {
		asked["settings"] = options.Settings
	}
	var made struct {
		PartnerID   string `json:"partner_id"`
		APIKey      string `json:"api_key"`
		CallbackURL string `json:"callback_url"`
		Seed        string `json:"seed"`
	}
	if err := e.control.call("POST", "partners", nil, asked, &made); err != nil {
		t.Fatal(err)
	}
	partner := &Partner{
		ID: made.PartnerID, APIKey: made.APIKey, CallbackURL: made.CallbackURL, Seed: made.Seed,
		Timeout: 5 * time.Second, t: t, control: e.control,
	}
	partner.V1 = V1{made.PartnerID, made.APIKey, e.URL + "/v1", made.CallbackURL}
	partner.V3 = V3{made.PartnerID, made.APIKey, e.SecureURL, e}
	partner.Jobs.partner, partner.Callbacks.partner, partner.Users.partner = partner, partner, partner
	partner.Callbacks.last = map[string]string{}
	t.Cleanup(partner.forget)
	return partner
}

// Next queues a scenario for the next submission.
func (p *Partner) Next(scenario string) {
	p.t.Helper()
	p.NextTimes(scenario, 1)
}

// NextTimes queues a scenario for so many submissions.
func (p *Partner) NextTimes(scenario string, times int) {
	p.t.Helper()
	p.call("POST", "next", nil, map[string]any{"scenario": scenario, "times": times, "partner_id": p.ID}, nil)
}

// Review decides a job as the human reviewer: "approve", "reject" or "spoof". The callback is due at once.
func (p *Partner) Review(smileJobID, decision string) Job {
	p.t.Helper()
	var job Job
	p.call("POST", "jobs/"+url.PathEscape(smileJobID)+"/review", p.query(), map[string]any{"decision": decision}, &job)
	return job
}

// Now is the partner's time.
func (p *Partner) Now() time.Time {
	p.t.Helper()
	return p.clock("GET", "clock", nil)
}

// Advance moves the partner's own clock. Everything due is delivered when it returns.
func (p *Partner) Advance(by time.Duration) time.Time {
	p.t.Helper()
	return p.clock("POST", "clock/advance", map[string]any{"by": inWords(by), "partner_id": p.ID})
}

func (p *Partner) clock(method, path string, body any) time.Time {
	p.t.Helper()
	var clock struct {
		Now time.Time `json:"now"`
	}
	p.call(method, path, p.query(), body, &clock)
	return clock.Now
}

// Journal is every exchange with Smile ID's endpoints, oldest first.
func (p *Partner) Journal() []Exchange {
	p.t.Helper()
	var journal struct{ Exchanges []Exchange }
	p.call("GET", "journal", p.query(), nil, &journal)
	return journal.Exchanges
}

// Settings is what the account is set up for: the balance is what is left of it.
func (p *Partner) Settings() Settings {
	p.t.Helper()
	var settings Settings
	p.call("GET", "partners/"+p.ID+"/settings", nil, nil, &settings)
	return settings
}

// ChangeSettings changes those that are named, as the control API names them; nil allows all again.
func (p *Partner) ChangeSettings(changes map[string]any) Settings {
	p.t.Helper()
	var settings Settings
	p.call("PATCH", "partners/"+p.ID+"/settings", nil, changes, &settings)
	return settings
}

// Reset forgets jobs, users, queues, journal and inbox. The clock is not changed.
func (p *Partner) Reset() {
	p.t.Helper()
	p.call("POST", "reset", nil, map[string]any{"partner_id": p.ID}, nil)
}

// HTTPClient is a client that trusts the emulator by https.
func (v V3) HTTPClient() (*http.Client, error) {
	return v.emulator.HTTPClient()
}

func (p *Partner) forget() {
	err := p.control.call("DELETE", "partners/"+p.ID, nil, nil, nil)
	// Loading a state forgets partners that are not in it.
	var refused *Error
	if err != nil && !(errors.As(err, &refused) && refused.Status == http.StatusNotFound) {
		p.t.Error(err)
	}
}

func (p *Partner) call(method, path string, query url.Values, body, answer any) {
	p.t.Helper()
	if err := p.control.call(method, path, query, body, answer); err != nil {
		p.t.Fatal(err)
	}
}

func (p *Partner) query(pairs ...string) url.Values {
	query := url.Values{"partner_id": {p.ID}}
	for index := 0; index+1 < len(pairs); index += 2 {
		if pairs[index+1] != "" {
			query.Set(pairs[index], pairs[index+1])
		}
	}
	return query
}

// inWords is a duration as the control API reads it: a unit, and at most six digits before the point.
func inWords(duration time.Duration) string {
	for _, one := range []struct {
		unit time.Duration
		word string
	}{{time.Hour, "h"}, {time.Minute, "m"}} {
		if duration != 0 && duration%one.unit == 0 {
			return fmt.Sprintf("%d%s", duration/one.unit, one.word)
		}
	}
	return fmt.Sprintf("%.3fs", duration.Seconds())
}
