package no.stedsvekst.jobs.fetch.client;

import java.util.Locale;

/** What an answer means for the one who asked. */
enum Verdict {
  /** It is what was asked for. */
  GOOD,
  /** Too many requests: later. */
  LATER,
  /** Something was in the way: again, after a pause. */
  AGAIN,
  /** The selection is larger than is allowed: in parts. */
  TOO_LARGE,
  /** Asked like this it will always be refused. */
  NEVER;

  private static final String TOO_MANY = "too many";

  /**
   * Of a status and the beginning of a body.
   *
   * @param isJson whether the body begins as JSON does
   */
  static Verdict of(int status, String body, boolean isJson) {
    if (status == 200) {
      // A page that says that something is wrong comes with 200 too.
      return isJson ? GOOD : AGAIN;
    }
    boolean isTooLarge = body.toLowerCase(Locale.ROOT).contains(TOO_MANY);
    return switch (status) {
      case 429 -> LATER;
      case 413 -> TOO_LARGE;
      case 400, 403 -> isTooLarge ? TOO_LARGE : NEVER;
      case 500 -> body.isBlank() ? NEVER : AGAIN;
      case 408, 425, 502, 503, 504 -> AGAIN;
      default -> status > 500 ? AGAIN : NEVER;
    };
  }
}
