package smileid.emulator;

/** Something that works here and would hurt with the real Smile ID. */
public record Warned(String id, String message, String cure) {}
