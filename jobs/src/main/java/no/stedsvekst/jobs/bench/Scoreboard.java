package no.stedsvekst.jobs.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.stedsvekst.jobs.engine.Listing;

/** What a match has come to, as tables. */
final class Scoreboard {
  private static final int DIGITS = 2;

  private final String country;
  private final Match match;

  Scoreboard(String country, Match match) {
    this.country = country;
    this.match = match;
  }

  /** Seconds a step, memory, and how many times a peer's the product's are. */
  Listing times() {
    Map<String, Measured> medians = match.medians();
    List<String> names = List.copyOf(medians.keySet());
    List<String> columns = new ArrayList<>(List.of("landing", "step"));
    columns.addAll(names);
    names.stream().skip(1).forEach(name -> columns.add("times_" + name));
    Listing listing = new Listing(columns.toArray(String[]::new));
    for (String step : medians.get(names.get(0)).seconds().keySet()) {
      add(listing, step + "_s", medians, measured -> measured.seconds().get(step), DIGITS);
    }
    add(listing, "total_s", medians, Measured::total, DIGITS);
    add(listing, "peak_mb", medians, Measured::peakMegabytes, 0);
    return listing;
  }

  private void add(
      Listing listing,
      String label,
      Map<String, Measured> medians,
      Function<Measured, Double> number,
      int digits) {
    List<Double> numbers = medians.values().stream().map(number).toList();
    List<Object> cells = new ArrayList<>(List.of(country, label));
    numbers.forEach(each -> cells.add(each == null ? null : rounded(each, digits)));
    Double own = numbers.get(0);
    numbers.stream().skip(1).forEach(peer -> cells.add(ratio(own, peer)));
    listing.add(cells.toArray());
  }

  private static BigDecimal ratio(Double own, Double peer) {
    return own == null || peer == null || peer <= 0 ? null : rounded(own / peer, 1);
  }

  private static BigDecimal rounded(double number, int digits) {
    return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
  }

  /** How many numbers were compared, and the largest difference to the product's. */
  Listing agreement() {
    Listing listing = new Listing("landing", "peer", "file", "values", "largest_difference");
    match
        .agreement()
        .forEach(
            (peer, files) ->
                files.forEach(
                    file ->
                        listing.add(
                            country,
                            peer,
                            file.file(),
                            file.values(),
                            new BigDecimal(file.largest(), new MathContext(DIGITS)))));
    return listing;
  }
}
