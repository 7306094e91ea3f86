package no.stedsvekst.jobs.fetch;

import java.util.List;
import java.util.function.Supplier;
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
    add("table " + table, raw.all(table), () -> bank.updated(table));
  }

  void classification(String use, Klassifications klass) {
    add("KLASS " + use, klass.kept(use), () -> klass.lastModified(use));
  }

  private void add(String what, List<Kept> kept, Supplier<String> asked) {
    String now;
    try {
      now = asked.get();
    } catch (Declined declined) {
      now = declined.getMessage();
    }
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
