package smileidemulator

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWhatIsStartedEnds(t *testing.T) {
	t.Setenv("SMILE_ID_EMULATOR_URL", "")
	emulator, err := Start("--control-token", "let-me-in")
	if err != nil {
		t.Fatal(err)
	}
	if !emulator.IsOwn() {
		t.Error("it is not its own")
	}
	t.Setenv("SMILE_ID_EMULATOR_CONTROL_TOKEN", "another-token")
	other, err := Join(emulator.URL + "/v1/")
	if err != nil || other.URL != emulator.URL || other.IsOwn() {
		t.Fatal(other, err)
	}
	if err := other.control.call("GET", "partners", nil, nil, nil); err == nil || !strings.Contains(err.Error(), "token") {
		t.Errorf("another token was taken: %v", err)
	}
	t.Run("and forgets a partner with its test", func(t *testing.T) {
		emulator.Partner(t, PartnerOptions{})
	})
	for turn := 0; turn < 2; turn++ {
		if err := emulator.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := Join(emulator.URL); err == nil {
		t.Error("it still answers")
	}
}

// It is run by the test below, which kills it.
func TestHoldsAnEmulator(t *testing.T) {
	file := os.Getenv("HOLD_AND_SAY_WHERE")
	if file == "" {
		t.Skip("for another test")
	}
	emulator, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(emulator.URL), 0o600); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
}

func TestWhatIsStartedEndsWithAProcessThatIsKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "url")
	holder := exec.Command(os.Args[0], "-test.run", "^TestHoldsAnEmulator$")
	holder.Env = append(os.Environ(), "HOLD_AND_SAY_WHERE="+file)
	if err := holder.Start(); err != nil {
		t.Fatal(err)
	}
	var url string
	for deadline := time.Now().Add(20 * time.Second); url == ""; time.Sleep(20 * time.Millisecond) {
		said, _ := os.ReadFile(file)
		if url = string(said); url == "" && time.Now().After(deadline) {
			t.Fatal("it did not start")
		}
	}
	if _, err := Join(url); err != nil {
		t.Error(err)
	}
	_ = holder.Process.Kill()
	_ = holder.Wait()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		if _, err := Join(url); err != nil {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s still answers", url)
		}
	}
}

func TestAStartThatFailsSaysWhy(t *testing.T) {
	if _, err := Start("--clokc", "virtual"); err == nil || !strings.Contains(err.Error(), "--clock") {
		t.Errorf("it says %v", err)
	}
	t.Setenv("SMILE_ID_EMULATOR_COMMAND", "no-such-command")
	if _, err := Start(); err == nil || !strings.Contains(err.Error(), "npm install --save-dev smile-id-emulator") {
		t.Errorf("it says %v", err)
	}
}

func TestCoverageThatIsNotReachedIsAFailure(t *testing.T) {
	emulator, err := Start("--coverage-min", "80")
	if err != nil {
		t.Fatal(err)
	}
	if err := emulator.Close(); err == nil || !strings.Contains(err.Error(), "Coverage") {
		t.Errorf("it says %v", err)
	}
}

func TestAnAddressThatIsWrongIsSaidToBe(t *testing.T) {
	for url, problem := range map[string]string{
		"localhost:7645":     "is not an http or https URL",
		"http://localhost:1": "no emulator answers at http://localhost:1",
	} {
		if _, err := Join(url); err == nil || !strings.Contains(err.Error(), problem) {
			t.Errorf("it says %v", err)
		}
	}
}

func TestTheCommandIsLookedForInTheProject(t *testing.T) {
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	below := filepath.Join(folder, "internal", "kyc")
	bin := filepath.Join(folder, "node_modules", ".bin")
	for _, one := range []string{below, bin} {
		if err := os.MkdirAll(one, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	before, _ := os.Getwd()
	t.Cleanup(func() { _ = os.Chdir(before) })
	if err := os.Chdir(below); err != nil {
		t.Fatal(err)
	}
	t.Setenv("SMILE_ID_EMULATOR_COMMAND", "")
	t.Setenv("PATH", "")
	if _, err := findCommand(); err == nil || !strings.Contains(err.Error(), "npm install") {
		t.Errorf("it says %v", err)
	}
	program := filepath.Join(bin, name)
	if err := os.WriteFile(program, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if words, err := findCommand(); err != nil || words[0] != program {
		t.Error(words, err)
	}
}

func TestACommandIsSplitIntoWords(t *testing.T) {
	words, err := splitWords(`node '/a folder/cli.js'  "b c"`)
	if err != nil || strings.Join(words, "|") != "node|/a folder/cli.js|b c" {
		t.Error(words, err)
	}
	for _, text := range []string{" ", "'node"} {
		if words, err := splitWords(text); err == nil {
			t.Errorf("%q is %v", text, words)
		}
	}
}

func TestADurationIsWrittenAsTheControlAPIReadsIt(t *testing.T) {
	for duration, words := range map[time.Duration]string{
		0: "0.000s", 50 * time.Millisecond: "0.050s", 90 * time.Second: "90.000s", time.Hour: "1h", 90 * time.Minute: "90m",
		400 * 24 * time.Hour: "9600h",
	} {
		if got := inWords(duration); got != words {
			t.Errorf("%s is %s, and not %s", duration, got, words)
		}
	}
}
