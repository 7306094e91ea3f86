package no.stedsvekst.jobs.refusal;

/** The messages of the server that others ask, and of what they ask of it. */
public final class ServeRefusals {
  private ServeRefusals() {}

  public static Refusal portTaken(String host, int port) {
    return Refusals.usage(
        "%s:%d is taken by another program; give another --port".formatted(host, port));
  }

  public static Refusal noAddress(String host, int port, String cause) {
    return Refusals.usage(
        "nothing can be served at %s:%d (%s); give --host an address of this machine"
            .formatted(host, port, cause));
  }

  public static Refusal oldClient(String version) {
    return Refusals.usage(
        "the client speaks %s, in which rows come one by one; use a driver for Hive 0.13 or newer"
            .formatted(version));
  }

  public static Refusal unknownHandle() {
    return Refusals.usage("what is asked for has been closed; connect, or ask, again");
  }

  public static Refusal notServed(String what) {
    return Refusals.usage(
        "%s is not served here; the lake is read, and that is all".formatted(what));
  }
}
