package smileidemulator

import (
	"fmt"
	"net/url"
	"time"
)

// The longest wait of one call; the control API refuses more.
const longestWait = time.Minute

// Jobs are a partner's.
type Jobs struct{ partner *Partner }

// List has all of them, newest first.
func (j Jobs) List() []Job {
	j.partner.t.Helper()
	return j.of("")
}

func (j Jobs) of(jobID string) []Job {
	j.partner.t.Helper()
	var found struct{ Jobs []Job }
	j.partner.call("GET", "jobs", j.partner.query("job_id", jobID), nil, &found)
	return found.Jobs
}

// Get is a job by Smile ID's number or id of it.
func (j Jobs) Get(smileJobID string) Job {
	j.partner.t.Helper()
	var job Job
	j.partner.call("GET", "jobs/"+url.PathEscape(smileJobID), j.partner.query(), nil, &job)
	return job
}

// Completed is the newest job with this id of the partner's own, once its result is final.
func (j Jobs) Completed(jobID string) Job {
	p := j.partner
	p.t.Helper()
	found := j.of(jobID)
	if len(found) == 0 {
		p.t.Fatalf("partner %s has no job %q", p.ID, jobID)
	}
	for deadline := time.Now().Add(p.Timeout); ; {
		var job Job
		query := p.query("wait", inWords(untilDeadline(deadline)))
		p.call("GET", "jobs/"+url.PathEscape(found[0].SmileJobID), query, nil, &job)
		if job.State == "final" {
			return job
		}
		if !time.Now().Before(deadline) {
			p.t.Fatalf("job %q is %s: %s", jobID, job.State, job.Hint)
		}
	}
}

// Callbacks are a partner's.
type Callbacks struct {
	partner *Partner
	last    map[string]string
}

// Next is the next callback that ended: the oldest that Next has not returned yet, at once or when it comes. It was delivered, given
// up, refused or lost; State says which.
func (c Callbacks) Next() Callback {
	c.partner.t.Helper()
	return c.NextOf("")
}

// NextOf is the same of one job, which is counted on its own.
func (c Callbacks) NextOf(jobID string) Callback {
	p := c.partner
	p.t.Helper()
	for deadline := time.Now().Add(p.Timeout); ; {
		var answer struct {
			Callbacks []Callback
			Hint      string
		}
		query := p.query("job_id", jobID, "after", c.last[jobID], "wait", inWords(untilDeadline(deadline)))
		p.call("GET", "callbacks", query, nil, &answer)
		if len(answer.Callbacks) > 0 {
			c.last[jobID] = answer.Callbacks[0].ID
			return answer.Callbacks[0]
		}
		if !time.Now().Before(deadline) {
			p.t.Fatalf("no callback came within %s. %s", p.Timeout, answer.Hint)
		}
	}
}

// List has all of them, oldest first, with every attempt.
func (c Callbacks) List() []Callback {
	c.partner.t.Helper()
	var found struct{ Callbacks []Callback }
	c.partner.call("GET", "callbacks", c.partner.query(), nil, &found)
	return found.Callbacks
}

// Inbox is what callbacks said, oldest first.
func (c Callbacks) Inbox() []InboxMessage {
	c.partner.t.Helper()
	var found struct{ Messages []InboxMessage }
	c.partner.call("GET", "inbox", c.partner.query(), nil, &found)
	return found.Messages
}

// Replay says how a callback is sent again.
type Replay struct {
	// Fault is "forged", "stale", "unsigned" or "twice"; correctly unless it is given.
	Fault string `json:"fault,omitempty"`
	// Claims is, with a fault, the outcome that it reports instead of the true one.
	Claims string `json:"claims,omitempty"`
}

// Replay sends one again, with a new signature; due at once.
func (c Callbacks) Replay(callbackID string, how Replay) Callback {
	c.partner.t.Helper()
	var callback Callback
	c.partner.call("POST", "callbacks/"+url.PathEscape(callbackID)+"/replay", nil, how, &callback)
	return callback
}

// Users are those on file with a partner.
type Users struct{ partner *Partner }

// Get is the state of a user, or "not_on_file".
func (u Users) Get(userID string) string {
	u.partner.t.Helper()
	var user struct{ State string }
	u.partner.call("GET", "users/"+url.PathEscape(userID), u.partner.query(), nil, &user)
	return user.State
}

// Set puts a user on file in a state, such as "enrolled"; "absent" removes the user.
func (u Users) Set(userID, state string) {
	u.partner.t.Helper()
	path := "users/" + url.PathEscape(userID)
	if state == "absent" {
		u.partner.call("DELETE", path, u.partner.query(), nil, nil)
		return
	}
	u.partner.call("PUT", path, u.partner.query(), map[string]any{"state": state}, nil)
}

// Expectation is what should have been asked of Smile ID's endpoints. What is left out may be anything.
type Expectation struct {
	// Path is its beginning, or a pattern in which * matches any text.
	Path   string
	Method string
	// Status is such as "400", or a class such as "4xx".
	Status string
	JobID  string
	// Warning is the id of one that it earned.
	Warning string
	// Times is how often: Exactly, AtLeast or AtMost so many; at least once unless it is said.
	Times *Times
}

// Times is how often something is expected.
type Times struct {
	AtLeast *int `json:"at_least,omitempty"`
	AtMost  *int `json:"at_most,omitempty"`
}

// Exactly so many times.
func Exactly(times int) *Times { return &Times{&times, &times} }

// AtLeast so many times.
func AtLeast(times int) *Times { return &Times{AtLeast: &times} }

// AtMost so many times.
func AtMost(times int) *Times { return &Times{AtMost: &times} }

// Expect is what was asked and matches, oldest first. If that is too little or too much, the test fails with a list of what was asked,
// closest first.
func (p *Partner) Expect(expected Expectation) []Exchange {
	p.t.Helper()
	asked := map[string]any{"partner_id": p.ID}
	for name, value := range map[string]string{
		"path": expected.Path, "method": expected.Method, "status": expected.Status, "job_id": expected.JobID, "warning": expected.Warning,
	} {
		if value != "" {
			asked[name] = value
		}
	}
	if expected.Times != nil {
		asked["times"] = expected.Times
	}
	var answer struct {
		Met       bool
		Exchanges []Exchange
		Problem   string
	}
	p.call("POST", "expect", nil, asked, &answer)
	if !answer.Met {
		p.t.Fatal(answer.Problem)
	}
	return answer.Exchanges
}

func untilDeadline(deadline time.Time) time.Duration {
	left := time.Until(deadline)
	switch {
	case left < 0:
		return 0
	case left > longestWait:
		return longestWait
	}
	return left
}

// String names the partner.
func (p *Partner) String() string {
	return fmt.Sprintf("partner %s", p.ID)
}
