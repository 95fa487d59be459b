package smileid.emulator;

import java.util.List;

/** What a partner's account is set up for. What is null is allowed. */
public record Settings(
    String callbackUrl,
    List<String> callbackDomains,
    List<String> products,
    List<String> idTypes,
    Long balance,
    Boolean production,
    List<String> allowedIps,
    String minimumSdk,
    String liveness) {}
