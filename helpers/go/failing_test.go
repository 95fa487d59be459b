package smileidemulator_test

import (
	"fmt"
	"runtime"
	"testing"

	"smileidemulator"
)

// failing is a test that may fail, and remembers why.
type failing struct {
	testing.TB
	said string
}

func (f *failing) Fatal(words ...any) {
	f.said = fmt.Sprint(words...)
	runtime.Goexit()
}

func (f *failing) Fatalf(format string, words ...any) {
	f.Fatal(fmt.Sprintf(format, words...))
}

func (f *failing) Helper() {}

// failureOf is what a test says that fails with a partner of its own.
func failureOf(t *testing.T, test func(*smileidemulator.Partner)) string {
	t.Helper()
	inner := &failing{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		test(smileidemulator.NewPartner(inner))
	}()
	<-done
	if inner.said == "" {
		t.Error("nothing failed")
	}
	return inner.said
}
