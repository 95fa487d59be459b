package smileidemulator

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"regexp"
)

// control calls the emulator's control API, under /__emulator/.
type control struct {
	url    string
	token  string
	client *http.Client
}

// Error is a refusal of the emulator's. Its text says what helps.
type Error struct {
	// Status is the HTTP status.
	Status int
	text   string
}

func (e *Error) Error() string {
	return e.text
}

// A client's base URL, or a page of the dashboard, does too.
var afterBase = regexp.MustCompile(`/+(v\d+|__emulator)(/.*)?$|/+$`)

func newControl(address, token string) (*control, error) {
	parsed, err := url.Parse(address)
	if err != nil || (parsed.Scheme != "http" && parsed.Scheme != "https") || parsed.Host == "" {
		return nil, fmt.Errorf("%q is not an http or https URL, such as http://localhost:7645", address)
	}
	if token == "" {
		token = os.Getenv("SMILE_ID_EMULATOR_CONTROL_TOKEN")
	}
	// The emulator is on this machine or in this network: a proxy that the environment names cannot reach it.
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.Proxy = nil
	return &control{afterBase.ReplaceAllString(address, ""), token, &http.Client{Transport: transport, Timeout: 2 * longestWait}}, nil
}

// call makes a call with a body, unless that is nil, and decodes the answer into answer, unless that is nil.
func (c *control) call(method, path string, query url.Values, body, answer any) error {
	read, err := c.read(method, path, query, body)
	if err != nil || answer == nil {
		return err
	}
	if err := json.Unmarshal(read, answer); err != nil {
		return fmt.Errorf("what answers at %s is not an emulator: %w", c.url, err)
	}
	return nil
}

func (c *control) read(method, path string, query url.Values, body any) ([]byte, error) {
	target := c.url + "/__emulator/" + path
	if len(query) > 0 {
		target += "?" + query.Encode()
	}
	var sent io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		sent = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, target, sent)
	if err != nil {
		return nil, err
	}
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	response, err := c.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("no emulator answers at %s. Is it still running? (%w)", c.url, err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode < 300 {
		return read, nil
	}
	var refusal struct {
		Error string `json:"error"`
	}
	if json.Unmarshal(read, &refusal) != nil || refusal.Error == "" {
		refusal.Error = fmt.Sprintf("what answers %s %s is not an emulator: it answered %d", method, target, response.StatusCode)
	}
	return nil, &Error{response.StatusCode, refusal.Error}
}
