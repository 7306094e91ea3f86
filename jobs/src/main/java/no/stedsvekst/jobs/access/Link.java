package no.stedsvekst.jobs.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.settings.Kind;

/**
 * A road that might be: between two small areas, both ways.
 *
 * @param network the name of the network that has it
 * @param from a small area
 * @param to another
 * @param minutes along it
 */
record Link(String network, String from, String to, double minutes) {
  /** Links with commas between them, or none. */
  static final Kind<List<Link>> LIST =
      new Kind<>("links such as bridge:30010101:30020304:12, or none", Link::read);

  private static final int PARTS = 4;

  private static Optional<List<Link>> read(String text) {
    List<Link> links = new ArrayList<>();
    if (text.equals("none")) {
      return Optional.of(links);
    }
    for (String word : text.split(",", -1)) {
      String[] parts = word.strip().split(":", -1);
      Optional<Double> minutes =
          parts.length == PARTS ? Kind.number(0, 1e6).read(parts[PARTS - 1]) : Optional.empty();
      if (minutes.isEmpty() || parts[0].isEmpty() || parts[0].equals("base")) {
        return Optional.empty();
      }
      links.add(new Link(parts[0], parts[1], parts[2], minutes.get()));
    }
    return Optional.of(links);
  }
}
