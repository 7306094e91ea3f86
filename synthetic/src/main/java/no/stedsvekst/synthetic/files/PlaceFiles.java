package no.stedsvekst.synthetic.files;

import java.util.List;
import no.stedsvekst.synthetic.country.Centrality;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Geography;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.PlaceKind;
import no.stedsvekst.synthetic.country.Traits;
import no.stedsvekst.synthetic.history.BlockHistory;

/** The municipalities of a block: names, regions, centrality, changes of codes, and the truth. */
final class PlaceFiles {
  private static final String[] PARTS = {"Vest", "Midt", "Aust"};
  private static final int REGIONS_A_COUNTY = 5;

  private final BlockHistory history;
  private final LandingFiles files;
  private final Parameters parameters;
  private final Geography map;
  private final Centrality centrality;

  PlaceFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.parameters = history.parameters();
    this.map = Geography.of(parameters);
    this.centrality = Centrality.of(parameters);
  }

  void write() {
    int block = history.home().block();
    try (RowSink municipalities = files.open(Table.MUNICIPALITY, block);
        RowSink groups = files.open(Table.MUNICIPALITY_GROUP, block);
        RowSink truth = files.open(Table.TRUTH, block)) {
      for (Codes.Unit unit : history.units()) {
        municipality(unit, municipalities);
        truth(unit, truth);
        if (unit.to() == Codes.OPEN) {
          groups(unit, groups);
        }
      }
    }
    List<Codes.Change> changes = history.codes().changes(parameters.firstOf(block));
    if (!changes.isEmpty()) {
      changes(changes);
    }
  }

  private void municipality(Codes.Unit unit, RowSink sink) {
    int region = map.region(unit.firstPlace());
    sink.text(unit.code()).text("Stad " + Integer.parseInt(unit.code())).count(unit.from());
    if (unit.to() == Codes.OPEN) {
      sink.empty();
    } else {
      sink.count(unit.to());
    }
    double index = mean(unit, centrality::index);
    sink.text("%02d".formatted(1 + region / REGIONS_A_COUNTY))
        .text("R%02d".formatted(1 + region))
        .real(Centrality.rounded(index))
        .real(Centrality.rounded(mean(unit, centrality::jobs)))
        .count(centrality.classOf(index))
        .end();
  }

  private void groups(Codes.Unit unit, RowSink sink) {
    int part = (int) Math.max(0, Math.min(2, 3 * map.east(unit.firstPlace())));
    sink.text("landsdel").text("L" + (1 + part)).text(PARTS[part]).text(unit.code()).end();
    PlaceKind kind = PlaceKind.ofClass(centrality.classOf(mean(unit, centrality::index)));
    sink.text("stadtype").text(kind.code()).text(kind.inNorwegian()).text(unit.code()).end();
  }

  private void truth(Codes.Unit unit, RowSink sink) {
    sink.text(unit.code())
        .real(trait(unit, Traits::attractiveness))
        .real(trait(unit, Traits::businessAttractiveness))
        .real(trait(unit, Traits::fertility))
        .real(trait(unit, Traits::mortality))
        .end();
  }

  /** The shares of a split are those of the people when it happens; they add up to 1. */
  private void changes(List<Codes.Change> changes) {
    try (RowSink sink = files.open(Table.CODE_CHANGE)) {
      double left = 1;
      for (Codes.Change change : changes) {
        double weight = change.isWhole() ? 1 : left < 1 ? left : share(change);
        left = change.isWhole() || left < 1 ? 1 : rounded(1 - weight, 1e6);
        sink.text(change.from()).text(change.to()).count(change.year()).real(weight).end();
      }
    }
  }

  private double share(Codes.Change change) {
    double here = history.of(change.place(), change.year()).people();
    double there = history.of(change.place() + 1, change.year()).people();
    return rounded(here / (here + there), 1e6);
  }

  private double trait(Codes.Unit unit, OfTraits what) {
    return rounded(mean(unit, place -> what.of(Traits.of(parameters, place))), 1e9);
  }

  /** The mean of a municipality's places, weighted by their first people. */
  private double mean(Codes.Unit unit, OfPlace what) {
    if (unit.places() == 1) {
      return what.of(unit.firstPlace());
    }
    double sum = 0;
    double people = 0;
    for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
      sum += map.people(place) * what.of(place);
      people += map.people(place);
    }
    return sum / people;
  }

  private static double rounded(double value, double digits) {
    return Math.rint(value * digits) / digits;
  }

  /** A number of a place. */
  @FunctionalInterface
  private interface OfPlace {
    double of(int place);
  }

  /** A number of traits. */
  @FunctionalInterface
  private interface OfTraits {
    double of(Traits traits);
  }
}
