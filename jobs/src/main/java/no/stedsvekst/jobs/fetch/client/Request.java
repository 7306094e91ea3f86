package no.stedsvekst.jobs.fetch.client;

import java.net.URI;
import no.stedsvekst.jobs.settings.Hash;

/**
 * What is sent.
 *
 * @param address with what is asked for in it
 * @param body empty where there is none
 */
public record Request(URI address, String body) {
  /** A request for what is at an address. */
  public static Request get(String address) {
    return new Request(URI.create(address), "");
  }

  /** A text by which the same request is known again, whichever server it goes to. */
  public String fingerprint() {
    String path = address.getRawPath() + "?" + address.getRawQuery();
    return Hash.of(path.substring(Math.max(0, path.indexOf("/api/"))) + "\n" + body)
        .substring(0, 16);
  }
}
