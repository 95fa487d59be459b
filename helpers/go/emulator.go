package smileidemulator

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"net/http"
	"strings"
	"sync"
)

// The first number of the control API's version that this package is written for.
const apiMajor = "1"

// Emulator is a local Smile ID that was started here, or that ran already.
type Emulator struct {
	// URL is such as http://localhost:7645.
	URL string
	// SecureURL is the same by https: one port speaks both.
	SecureURL string

	control *control
	program *program
	once    sync.Once
	err     error

	lock sync.Mutex
	made map[string]int
}

// Join joins an emulator that runs already. One that asks for a token is told what SMILE_ID_EMULATOR_CONTROL_TOKEN says.
func Join(url string) (*Emulator, error) {
	return open(url, "", nil)
}

func open(url, token string, started *program) (*Emulator, error) {
	control, err := newControl(url, token)
	if err != nil {
		return nil, err
	}
	var health struct {
		Status     string `json:"status"`
		ControlAPI string `json:"control_api"`
	}
	if err := control.call("GET", "health", nil, nil, &health); err != nil {
		return nil, err
	}
	if health.Status != "ok" {
		return nil, fmt.Errorf("what answers at %s is not an emulator", control.url)
	}
	if major := strings.Split(health.ControlAPI, ".")[0]; major != apiMajor {
		return nil, fmt.Errorf("the emulator at %s has version %q of the control API, and this package is for %s.x: "+
			"install a package and an emulator of the same version", control.url, health.ControlAPI, apiMajor)
	}
	secure := strings.Replace(control.url, "http://", "https://", 1)
	return &Emulator{URL: control.url, SecureURL: secure, control: control, program: started, made: map[string]int{}}, nil
}

// IsOwn says whether it was started here, so that nobody else uses it.
func (e *Emulator) IsOwn() bool {
	return e.program != nil
}

// seedFor is the test's name; a second partner of one test has another.
func (e *Emulator) seedFor(test string) string {
	e.lock.Lock()
	defer e.lock.Unlock()
	e.made[test]++
	if count := e.made[test]; count > 1 {
		return fmt.Sprintf("%s %d", test, count)
	}
	return test
}

// HTTPClient is a client that trusts the emulator by https besides everybody whom this machine trusts.
func (e *Emulator) HTTPClient() (*http.Client, error) {
	pem, err := e.control.read("GET", "ca.pem", nil, nil)
	if err != nil {
		return nil, err
	}
	authorities, err := x509.SystemCertPool()
	if err != nil {
		authorities = x509.NewCertPool()
	}
	authorities.AppendCertsFromPEM(pem)
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.TLSClientConfig = &tls.Config{RootCAs: authorities, MinVersion: tls.VersionTLS12}
	return &http.Client{Transport: transport}, nil
}

// Close ends it if it was started here. The error has what it wrote when it ended as a failure, as it does when --coverage-min was
// not reached. It may be called twice.
func (e *Emulator) Close() error {
	e.once.Do(func() {
		if e.program != nil {
			e.err = e.program.stop()
		}
	})
	return e.err
}
