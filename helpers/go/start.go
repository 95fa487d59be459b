package smileidemulator

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
)

const name = "smile-id-emulator"

// What exec runs: it says where the emulator is, and lives until its standard input ends, as it does when this process dies.
const hold = "console.log(process.env.SMILE_ID_EMULATOR_URL); process.stdin.resume()"

const advice = "Install it with: npm install --save-dev " + name + "; or name the command in SMILE_ID_EMULATOR_COMMAND, " +
	"or the address of an emulator that runs in SMILE_ID_EMULATOR_URL."

var shared struct {
	once     sync.Once
	emulator *Emulator
	err      error
}

// Shared is the emulator of this program: the one that SMILE_ID_EMULATOR_URL names, or one that is started, once.
// Options are those of smile-id-emulator exec; only the first call's count, so a TestMain that has some calls it.
func Shared(options ...string) (*Emulator, error) {
	shared.once.Do(func() {
		if url := os.Getenv("SMILE_ID_EMULATOR_URL"); url != "" {
			shared.emulator, shared.err = Join(url)
		} else {
			shared.emulator, shared.err = Start(options...)
		}
	})
	return shared.emulator, shared.err
}

// program is an emulator that this process has started.
type program struct {
	command *exec.Cmd
	input   interface{ Close() error }
	errors  *bytes.Buffer
}

// Start starts an installed emulator on a free port. It ends by Close, or with this process, even if that is killed.
// Options are those of smile-id-emulator exec, such as "--scenarios", "testdata/stories".
func Start(options ...string) (*Emulator, error) {
	words, err := findCommand()
	if err != nil {
		return nil, err
	}
	words = append(append(append(words, "exec"), options...), "--", "node", "-e", hold)
	started := &program{command: exec.Command(words[0], words[1:]...), errors: &bytes.Buffer{}}
	started.command.Env = environment()
	started.command.Stderr = started.errors
	output, err := started.command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if started.input, err = started.command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := started.command.Start(); err != nil {
		return nil, fmt.Errorf("%s cannot be run: %w. %s", words[0], err, advice)
	}
	url, _ := bufio.NewReader(output).ReadString('\n')
	if strings.TrimSpace(url) == "" {
		_ = started.command.Wait()
		return nil, fmt.Errorf("the emulator did not start: %s", strings.TrimSpace(started.errors.String()))
	}
	emulator, err := open(strings.TrimSpace(url), tokenIn(options), started)
	if err != nil {
		_ = started.stop()
	}
	return emulator, err
}

func (p *program) stop() error {
	_ = p.input.Close()
	if err := p.command.Wait(); err != nil {
		return fmt.Errorf("the emulator ended badly, by %w\n%s", err, strings.TrimSpace(p.errors.String()))
	}
	return nil
}

// findCommand is the command of an installed emulator: SMILE_ID_EMULATOR_COMMAND, node_modules here or above, or the PATH.
func findCommand() ([]string, error) {
	if said := os.Getenv("SMILE_ID_EMULATOR_COMMAND"); said != "" {
		return splitWords(said)
	}
	folder, err := os.Getwd()
	for err == nil {
		found, missing := exec.LookPath(filepath.Join(folder, "node_modules", ".bin", name))
		if missing == nil {
			return []string{found}, nil
		}
		if filepath.Dir(folder) == folder {
			break
		}
		folder = filepath.Dir(folder)
	}
	found, err := exec.LookPath(name)
	if err != nil {
		return nil, fmt.Errorf("there is no command %s. %s", name, advice)
	}
	return []string{found}, nil
}

// splitWords splits a command at its spaces; a word with spaces stands in single or double quotes.
func splitWords(text string) ([]string, error) {
	var words []string
	var word strings.Builder
	quote, inWord := rune(0), false
	for _, letter := range text {
		switch {
		case quote != 0 && letter == quote:
			quote = 0
		case quote == 0 && (letter == '\'' || letter == '"'):
			quote, inWord = letter, true
		case quote == 0 && letter == ' ':
			if inWord {
				words = append(words, word.String())
			}
			word.Reset()
			inWord = false
		default:
			word.WriteRune(letter)
			inWord = true
		}
	}
	if inWord {
		words = append(words, word.String())
	}
	if quote != 0 || len(words) == 0 {
		return nil, fmt.Errorf("SMILE_ID_EMULATOR_COMMAND is not a command: %s", text)
	}
	return words, nil
}

// environment leaves out what is no option of the emulator's, which would ask whether another was meant.
func environment() []string {
	var kept []string
	for _, one := range os.Environ() {
		if !strings.HasPrefix(one, "SMILE_ID_EMULATOR_COMMAND=") {
			kept = append(kept, one)
		}
	}
	return kept
}

// tokenIn is the token that a started emulator asks for.
func tokenIn(options []string) string {
	for index, word := range options {
		if word == "--control-token" && index+1 < len(options) {
			return options[index+1]
		}
		if strings.HasPrefix(word, "--control-token=") {
			return strings.TrimPrefix(word, "--control-token=")
		}
	}
	return ""
}
