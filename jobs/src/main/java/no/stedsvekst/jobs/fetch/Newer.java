package no.stedsvekst.jobs.fetch;

import java.util.List;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.fetch.client.Declined;
import no.stedsvekst.jobs.fetch.client.StatBank;
import no.stedsvekst.jobs.fetch.raw.Kept;
import no.stedsvekst.jobs.fetch.raw.RawFolder;

/** What has been kept, beside when its source says that it was last changed. */
final class Newer {
  private final RawFolder raw;
  private final Listing listing = new Listing("what", "kept", "now", "state");

  Newer(RawFolder raw) {
    this.raw = raw;
  }

  void table(String table, StatBank bank) {
    String now;
    try {
      now = bank.updated(table);
    } catch (Declined declined) {
      now = declined.getMessage();
    }
    add("table " + table, raw.all(table), now);
  }

  void classification(String use, Klassifications klass) {
    String now;
    try {
      now = klass.lastModified(use);
    } catch (Declined declined) {
      now = declined.getMessage();
    }
    add("KLASS " + use, klass.kept(use), now);
  }

  private void add(String what, List<Kept> kept, String now) {
    String last = kept.stream().map(Kept::updated).max(String::compareTo).orElse("");
    listing.add(what, last, now, state(kept.isEmpty(), last, now));
  }

  private static String state(boolean isFirst, String last, String now) {
    if (isFirst) {
      return "not fetched";
    }
    if (!Kept.isPlausible(now)) {
      return "not said";
    }
    return now.equals(last) ? "same" : "newer";
  }

  Listing listing() {
    return listing;
  }
}
