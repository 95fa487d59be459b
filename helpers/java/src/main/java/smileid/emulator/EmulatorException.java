package smileid.emulator;

/** The emulator cannot be started or reached, it refused a call, or what was waited for did not come. The message says what helps. */
public class EmulatorException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final int status;

  EmulatorException(String message) {
    this(message, 0);
  }

  EmulatorException(String message, int status) {
    super(message);
    this.status = status;
  }

  /** The HTTP status of a refusal; 0 when there was no answer. */
  public int status() {
    return status;
  }
}
