package no.stedsvekst.jobs.settings;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What must never be shown: values of settings whose names say so. They are known to the process by
 * value too, so that they are taken out of whatever message of a library they have got into.
 */
public final class Secrets {
  /** What stands instead. */
  private static final String HIDDEN = "(not shown)";

  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(secret|password|credential(?!s\\.provider)|token|access[._-]?key|sas[._-]?key"
              + "|account[._-]?key|encryption[._-]?key)");

  /** A word that is so short could be a part of any message. */
  private static final int SHORTEST = 6;

  private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

  static {
    // Of the environment those that AWS names; any other may be named and hold anything.
    System.getenv().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("AWS_"))
        .forEach(entry -> learn(Map.of(entry.getKey(), entry.getValue())));
  }

  private Secrets() {}

  /** Whether a setting of this name is not to be shown. */
  public static boolean isSecret(String name) {
    return NAME.matcher(name).find();
  }

  /** Remembers the values whose names say that they are secret. */
  public static void learn(Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          if (isSecret(name) && value != null && value.length() >= SHORTEST) {
            KNOWN.add(value);
          }
        });
  }

  /** The value of a setting as it may be shown. */
  static String shown(String name, String value) {
    return isSecret(name) ? HIDDEN : value;
  }

  /** A text without any secret that is known. */
  public static String redacted(String text) {
    if (text == null || KNOWN.isEmpty()) {
      return text;
    }
    String redacted = text;
    for (String secret : KNOWN) {
      redacted = redacted.replace(secret, HIDDEN);
    }
    return redacted;
  }
}
