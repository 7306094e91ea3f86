package no.stedsvekst.jobs.fetch.client;

import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;

/** What broke a connection, in a line. */
final class Broken {
  private Broken() {}

  static String line(Throwable broken) {
    Throwable cause = broken;
    while (cause.getMessage() == null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof UnresolvedAddressException) {
      return "its name is not known";
    }
    if (cause.getMessage() == null) {
      return broken instanceof ConnectException
          ? "nothing answers there"
          : cause.getClass().getSimpleName();
    }
    return cause.getMessage().lines().findFirst().orElse("");
  }
}
