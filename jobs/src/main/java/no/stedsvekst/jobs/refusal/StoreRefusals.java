package no.stedsvekst.jobs.refusal;

/** The messages of stores beyond this machine: what keeps a lake or a landing folder away. */
public final class StoreRefusals {
  private static final String KEYS =
      "give them in the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY), in a profile, by"
          + " the machine's role, or as s3.access_key and s3.secret_key";

  private StoreRefusals() {}

  public static Refusal badLocation(String location) {
    return Refusals.usage(
        "%s is no location; give a folder, or a URI such as s3a://bucket/lake".formatted(location));
  }

  public static Refusal keyInLocation(String scheme) {
    return Refusals.usage(
        "a location with a key in it (%s://key@bucket) would be shown wherever the lake is named; %s"
            .formatted(scheme, KEYS));
  }

  public static Refusal otherName(String scheme, String location) {
    return Refusals.usage(
        "%s cannot be reached as %s://, which Hadoop does not know; write s3a%s"
            .formatted(location, scheme, location.substring(scheme.length())));
  }

  public static Refusal notLocal(String key, String location) {
    return Refusals.usage(
        "%s = %s is not a folder of this machine, where alone a country is made up; make it here and copy it there"
            .formatted(key, location));
  }

  public static Refusal heldUntil(String lake, String holder, long silent, long left) {
    return new Refusal(
        ExitCode.LOCKED,
        "the lake %s is held by %s, which gave its last sign of life %d s ago; wait for it to end; if it is dead, the lake is free in %d s (lease.ttl)"
            .formatted(lake, holder, silent, left));
  }

  public static Refusal lost(String lake, String holder) {
    return new Refusal(
        ExitCode.LOCKED,
        "this run gave no sign of life for longer than lease.ttl, and the lake %s is now held by %s; nothing more is written: run it again"
            .formatted(lake, holder));
  }

  public static Refusal unconditional(String lake) {
    return Refusals.usage(
        "the store of %s overwrites an object that it was asked not to (If-None-Match), so that two runs could destroy each other's tables; use a store that keeps to it, as AWS S3 and MinIO do"
            .formatted(lake));
  }

  public static Refusal noBucket(String store) {
    return Refusals.missing(
        "there is no bucket %s; make it, or mend the name or s3.endpoint".formatted(store));
  }

  public static Refusal noKeys(String store) {
    return Refusals.usage("no keys for %s were found; %s".formatted(store, KEYS));
  }

  public static Refusal wrongKeys(String store, String cause) {
    return Refusals.usage(
        "%s refuses these keys (%s); see whose keys they are and what they may do, and %s"
            .formatted(store, cause, KEYS));
  }

  public static Refusal wrongRegion(String store, String cause) {
    return Refusals.usage(
        "%s is not where it was asked for (%s); set s3.region, and s3.endpoint where it is not AWS"
            .formatted(store, cause));
  }

  public static Refusal busy(String store, String cause) {
    return Refusals.missing(
        "%s answers that it cannot serve now (%s), and did so at every try; run it again when it can"
            .formatted(store, cause));
  }

  public static Refusal away(String store, String cause) {
    return Refusals.missing(
        "%s cannot be reached (%s), and could not at any try; see whether it runs, and mend s3.endpoint or the network"
            .formatted(store, cause));
  }

  public static Refusal failed(String store, String cause) {
    return Refusals.missing(
        "%s failed (%s); run it again, and report it where it fails again".formatted(store, cause));
  }
}
