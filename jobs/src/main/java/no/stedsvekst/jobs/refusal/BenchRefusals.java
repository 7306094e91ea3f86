package no.stedsvekst.jobs.refusal;

import java.util.List;

/** The messages of a bench: what keeps it from timing the product beside others. */
public final class BenchRefusals {
  private BenchRefusals() {}

  public static Refusal noLauncher() {
    return Refusals.usage(
        "bench starts the product as you do and must know where it is; run ./stedsvekst");
  }

  public static Refusal noPeers(String folder) {
    return Refusals.missing(
        "no peer in %s can be run here; install what is named above, or give --peers a folder with others"
            .formatted(folder));
  }

  public static Refusal notForPeers(String folder, String cause) {
    return Refusals.usage(
        "the peers cannot be timed on %s: %s; give --landing another folder"
            .formatted(folder, cause));
  }

  public static Refusal benchFailed(String name, int exit, String lastWords) {
    return Refusals.rejected(
        "%s ended with exit %d, no times are reported: %s; mend that and bench again"
            .formatted(name, exit, lastWords));
  }

  public static Refusal benchKilled(String sentence) {
    return Refusals.rejected(
        sentence
            + ", and no times are reported; STEDSVEKST_MEMORY says how large its heap may be, --municipalities a smaller country");
  }

  public static Refusal stepsNotTold(String peer, List<String> steps) {
    return Refusals.rejected(
        "%s printed no line \"STEP %s SECONDS\"; a peer prints one a step"
            .formatted(peer, String.join("|", steps)));
  }

  public static Refusal peerWroteNot(String peer, String file) {
    return Refusals.rejected(
        "%s wrote no %s into the folder that it was given; stedsvekst bench --help says what a peer writes"
            .formatted(peer, file));
  }

  public static Refusal peerLacksColumn(String peer, String file, String column) {
    return Refusals.rejected(
        "%s of %s has no column %s; conf/bench has peers with all columns"
            .formatted(file, peer, column));
  }

  public static Refusal disagreement(
      String peer, String file, String key, String column, String product, String value) {
    return Refusals.rejected(
        "the numbers differ, no times are reported: in %s at %s, %s is %s in the product and %s in %s; one of the two is wrong"
            .formatted(file, key, column, product, value, peer));
  }

  public static Refusal rowOfPeerAlone(String peer, String file, String key) {
    return Refusals.rejected(
        "the numbers differ, no times are reported: %s of %s has a row %s that the product has not; one of the two is wrong"
            .formatted(file, peer, key));
  }

  public static Refusal rowOfProductAlone(String peer, String file, String key) {
    return Refusals.rejected(
        "the numbers differ, no times are reported: %s of %s lacks the row %s that the product has; one of the two is wrong"
            .formatted(file, peer, key));
  }

  public static Refusal rowTwice(String peer, String file, String key) {
    return Refusals.rejected(
        "%s of %s has the row %s twice; a peer writes each once".formatted(file, peer, key));
  }
}
