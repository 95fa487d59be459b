package smileid.emulator;

import java.time.Duration;

/** How long a wait may still take, in real time. */
final class Deadline {
  // The longest wait of one call; the control API refuses more.
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final long end;

  Deadline(Duration timeout) {
    this.end = System.nanoTime() + timeout.toNanos();
  }

  boolean isOver() {
    return System.nanoTime() >= end;
  }

  /** How long the next call may wait, as the control API reads it. */
  String left() {
    Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    return Control.inWords(left.compareTo(LONGEST) > 0 ? LONGEST : left);
  }
}
