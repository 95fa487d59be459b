// Package smileidemulator gives each test a partner of its own on a local Smile ID, where every outcome comes on demand.
//
//	func TestASelfieIsRejected(t *testing.T) {
//		partner := smileidemulator.NewPartner(t)
//		partner.Next("rejected")
//		// … the code under test submits a job to partner.V1.BaseURL …
//		partner.Advance(time.Second)
//		if callback := partner.Callbacks.Next(); callback.Result.Code != "0821" {
//			t.Errorf("the callback says %s", callback.Result.Code)
//		}
//	}
//
// The first partner joins the emulator that SMILE_ID_EMULATOR_URL names, or else starts an installed one, which every other test of the
// program shares and which ends with the program. What goes wrong fails the test, with a message that says what helps; so the methods are
// called on the test's own goroutine, as t.FailNow demands.
package smileidemulator
