package no.stedsvekst.jobs.refusal;

import java.time.Duration;
import java.util.Collection;

/** The messages of a fetch: what keeps it from getting figures, and what may be done. */
public final class FetchRefusals {
  private FetchRefusals() {}

  public static Refusal noNetwork(String host, String cause) {
    return Refusals.missing(
        "no connection to %s (%s); see that this machine has a network and that nothing keeps it from %s, or give --from files that were downloaded by hand"
            .formatted(host, cause, host));
  }

  public static Refusal noAnswer(String host, int attempts, String last) {
    return Refusals.missing(
        "%s did not answer %d times in a row, the last time: %s; run it again later: what has been fetched is kept"
            .formatted(host, attempts, last));
  }

  public static Refusal askedToWait(String host, Duration length) {
    return Refusals.missing(
        "%s asks to be left alone for %d minutes; run it again then: what has been fetched is kept"
            .formatted(host, length.toMinutes()));
  }

  public static Refusal noInterface(String base, String version, String said) {
    return Refusals.missing(
        "%s has no %s (%s); see that --url is the address of StatBank (https://data.ssb.no/api), and leave --interface at auto"
            .formatted(base, version, said));
  }

  public static Refusal noClassification(String address, String said) {
    return Refusals.missing(
        "KLASS has nothing at %s (%s); see --url, and the number of the classification in klass.csv"
            .formatted(address, said));
  }

  public static Refusal interrupted() {
    return Refusals.missing("the fetch was stopped; run it again: what has been fetched is kept");
  }

  public static Refusal anotherFetch(String folder) {
    return new Refusal(
        ExitCode.LOCKED,
        "another fetch fills %s; wait for it to end: two would ask StatBank twice as often as it allows"
            .formatted(folder));
  }

  public static Refusal beingUpdated(String clock) {
    return Refusals.missing(
        "it is %s in Norway: between 05:00 and 08:15 StatBank puts new figures in place, and some read 0 then; run it after 08:15, or with fetch.any_time = true"
            .formatted(clock));
  }

  public static Refusal declined(String table, String asked, String said) {
    return Refusals.missing(
        "StatBank refuses a request for table %s (%s): %s; see the table at www.ssb.no/statbank and mend its lines in conf/statbank"
            .formatted(table, asked, said));
  }

  public static Refusal requiredTable(String fills, String problem) {
    return Refusals.usage(
        "%s cannot be fetched: %s; mend its lines in conf/statbank (table.csv, variable.csv)"
            .formatted(fills, problem));
  }

  public static Refusal badMapping(String file, String complaint) {
    return Refusals.usage("%s cannot be used: %s; mend that line".formatted(file, complaint));
  }

  public static Refusal nothingFor(String folder, Collection<String> tables) {
    return Refusals.missing(
        "%s has nothing for %s; fetch --help says which StatBank tables and which codes of KLASS they are made of"
            .formatted(folder, String.join(", ", tables)));
  }

  public static Refusal unreadableFile(String file, String cause) {
    return Refusals.rejected("%s cannot be read: %s; download it again".formatted(file, cause));
  }

  public static Refusal brokenAnswer(String file, String cause) {
    return Refusals.rejected(
        "the kept answer %s cannot be read: %s; delete it and run fetch again: it alone is asked for anew"
            .formatted(file, cause));
  }

  public static Refusal noOwnFile(String file, String complaint) {
    return Refusals.rejected("%s %s".formatted(file, complaint));
  }

  public static Refusal checkOfFiles() {
    return Refusals.usage(
        "--check asks StatBank what is newer, and --from asks nobody; leave out one of them");
  }

  public static Refusal neverFetched(String folder) {
    return Refusals.missing(
        "nothing has been fetched into %s yet; stedsvekst fetch --out %s does"
            .formatted(folder, folder));
  }

  public static Refusal noCodes(int firstYear) {
    return Refusals.missing(
        "the files given with --from have no municipality codes; add what KLASS answers, as JSON: curl -H 'Accept: application/json' 'https://data.ssb.no/api/klass/v1/classifications/131/codes?from=%d-01-01' > codes.json, and the same of 131/changes?from=%d-01-01 > changes.json"
            .formatted(firstYear, firstYear));
  }
}
