/**
 * A local Smile ID for tests: {@link smileid.emulator.SmileIdEmulator} gives each test of JUnit 5 a {@link smileid.emulator.Partner} of its own.
 * Other runners use {@link smileid.emulator.Emulator} itself.
 */
package smileid.emulator;
