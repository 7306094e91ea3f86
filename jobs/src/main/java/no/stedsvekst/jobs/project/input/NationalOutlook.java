package no.stedsvekst.jobs.project.input;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationPath;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The nation's years: as they are known, officially projected, or else made of its past. */
final class NationalOutlook {
  /** Under which alternative the numbers stand where the nation's path was made of its past. */
  private static final String MADE = "made";

  /** What the places may miss the nation's projection by, on the jump-off, before it is told. */
  private static final double TOLD = 0.001;

  private final ProjectionRequest request;
  private final Consumer<String> notes;
  private final Optional<NationalFrame> frame;
  private final OptionalInt last;
  private final NationSource rates;
  private final double[] employment;

  /** Reads what there is; without rates of births and deaths nothing can be projected. */
  NationalOutlook(SourceTables inputs, ProjectionRequest request, Consumer<String> notes) {
    this.request = request;
    this.notes = notes;
    Optional<NationalFrame> known = request.known().frame();
    frame = known.isPresent() ? known : projected(inputs, request);
    last =
        frame.isPresent()
            ? OptionalInt.empty()
            : inputs
                .landed(NationTables.NATIONAL_PROJECTION)
                .map(people -> NationSource.lastYear(people, request.alternative()))
                .orElse(OptionalInt.empty());
    // Rates of an alternative go with its people: without them they would tell of the future.
    boolean isProjected = frame.isPresent() && known.isEmpty();
    rates =
        new NationSource(
            request.origin(),
            isProjected ? request.alternative() : "",
            landed(inputs, NationTables.DEATH_PROBABILITY),
            landed(inputs, NationTables.FERTILITY_RATE));
    if (!rates.isWhole()) {
      throw ProjectRefusals.noRates(request.origin().baseYear());
    }
    employment = rates.employment(inputs.employmentRates(request.origin()));
    notes.accept(rates.told());
  }

  private NationalOutlook(NationalOutlook other, NationalFrame known) {
    request = other.request;
    notes = other.notes;
    frame = Optional.of(known);
    last = OptionalInt.empty();
    rates = other.rates;
    employment = other.employment;
  }

  /** The same rates where the nation's people are known: of an outlook without official ones. */
  NationalOutlook under(NationalFrame known) {
    return new NationalOutlook(this, known);
  }

  private static Optional<NationalFrame> projected(SourceTables inputs, ProjectionRequest request) {
    Optional<Dataset<Row>> people = inputs.landed(NationTables.NATIONAL_PROJECTION);
    Optional<Dataset<Row>> flows = inputs.landed(NationTables.NATIONAL_FLOW);
    return people.isEmpty() || flows.isEmpty()
        ? Optional.empty()
        : NationSource.frame(request.origin(), people.get(), flows.get(), request.alternative());
  }

  private Dataset<Row> landed(SourceTables inputs, LandingTable table) {
    return inputs
        .landed(table)
        .orElseThrow(() -> ProjectRefusals.noRates(request.origin().baseYear()));
  }

  /** Share who work by cell; zeros where that is not known. */
  double[] employment() {
    return employment;
  }

  /** The alternative under which the rows stand. */
  String alternative() {
    return isMade() ? MADE : request.alternative();
  }

  /** Whether its path is made of its past, not known nor officially projected. */
  boolean isMade() {
    return frame.isEmpty();
  }

  /**
   * The years to the horizon.
   *
   * @param sums of all places on the jump-off
   * @param outlook by industry
   * @param past who has moved
   */
  List<NationYear> years(NationalSums sums, double[] outlook, MigrationHistory past) {
    double[] people = sums.people();
    Origin origin = request.origin();
    double[][] mortality = rates.mortality();
    double[][] fertility = rates.fertility();
    NationalFrame path = frame.orElseGet(() -> made(sums, past, mortality, fertility));
    double all = Cohorts.sum(people, 0, people.length);
    if (Math.abs(all - path.total(0)) > TOLD * all) {
      notes.accept(
          "on 1 January %d the places have %.0f people and the nation's projection %.0f"
              .formatted(origin.baseYear(), all, path.total(0)));
    }
    return new NationPath(origin.baseYear(), path, mortality, fertility, employment, outlook)
        .years(all, sums.jobs(), NationSource.supply(employment, request.preset().supplyDeaths()));
  }

  private NationalFrame made(
      NationalSums sums, MigrationHistory past, double[][] mortality, double[][] fertility) {
    notes.accept(
        "no projection%s of the nation from %d to %d%s: it is made of the last ten years' migration"
            .formatted(
                request.alternative().isEmpty() ? "" : " " + request.alternative(),
                request.origin().baseYear(),
                request.origin().horizon(),
                last.isPresent() ? ", the landed one ends in " + last.getAsInt() : ""));
    return NationalFrame.made(
        sums.people(),
        past.nationalTotal(),
        past.nationalByCohort(sums),
        request.preset().nationDamping(),
        mortality,
        fertility);
  }
}
