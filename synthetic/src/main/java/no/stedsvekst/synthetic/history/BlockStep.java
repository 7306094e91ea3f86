package no.stedsvekst.synthetic.history;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import no.stedsvekst.synthetic.country.BlockGeography;
import no.stedsvekst.synthetic.country.Centrality;
import no.stedsvekst.synthetic.country.Destinations;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.PlaceKind;
import no.stedsvekst.synthetic.country.Traits;
import no.stedsvekst.synthetic.economy.Economy;
import no.stedsvekst.synthetic.people.Cells;
import no.stedsvekst.synthetic.people.Migration;
import no.stedsvekst.synthetic.people.Movers;
import no.stedsvekst.synthetic.people.PeopleYear;
import no.stedsvekst.synthetic.people.YearRates;

/** Lets a year pass in a block of places. */
public final class BlockStep {
  private final Parameters parameters;
  private final int year;
  private final BlockGeography home;
  private final State now;
  private final NationalTotals nation;
  private final YearRates rates;
  private final YearRates nextRates;
  private final Migration migration;
  private final double[] nationalGrowth;
  private final double[] growth;

  public BlockStep(
      Parameters parameters,
      int year,
      BlockGeography home,
      State now,
      NationalTotals nation,
      List<BlockGeography.News> news) {
    this.parameters = parameters;
    this.year = year;
    this.home = home;
    this.now = now;
    this.nation = nation;
    this.rates = new YearRates(parameters, year);
    this.nextRates = new YearRates(parameters, year + 1);
    this.migration = new Migration(parameters, year);
    this.nationalGrowth = Economy.national(parameters, year + 1);
    this.growth = inOrder(news);
  }

  /** The news of all blocks as one: blocks and their places ascend, as the wanted places do. */
  private static double[] inOrder(List<BlockGeography.News> news) {
    return news.stream()
        .sorted(Comparator.comparingInt(BlockGeography.News::from))
        .flatMapToDouble(each -> Arrays.stream(each.growth()))
        .toArray();
  }

  /** The block after the year, and what is written of it. */
  public BlockAfterYear live() {
    State next = State.of(now.size());
    BlockYear.Builder record = new BlockYear.Builder(year, now.size());
    for (int index = 0; index < now.size(); index++) {
      int place = parameters.firstOf(home.block()) + index;
      Traits traits = Traits.of(parameters, place);
      double[] met = {met(index, place), now.growth()[index][0], now.growth()[index][1]};
      PeopleYear people = people(index, place, traits, met, next);
      record.add(people, now, index);
      settle(index, place, traits, people, met, next);
    }
    return new BlockAfterYear(next, record.build(next.sums(parameters)));
  }

  /** What the residents of a place meet at work: growth beyond the nation's, by where they work. */
  private double met(int index, int place) {
    Destinations destinations = home.destinations().get(index);
    int commutingYear = parameters.isShareLagged() ? year - 1 : year;
    int employed = parameters.isShareLagged() ? now.employedBefore()[index] : now.employed()[index];
    int[] counts = destinations.counts(parameters, place, commutingYear, employed);
    double sum = 0;
    for (int at = 0; at < counts.length; at++) {
      double there = growth[Arrays.binarySearch(home.wanted(), destinations.places()[at])];
      sum += Double.isNaN(there) ? 0 : counts[at] * (there - nation.growth());
    }
    return employed == 0 ? 0 : sum / employed;
  }

  private PeopleYear people(int index, int place, Traits traits, double[] met, State next) {
    HashedRandom chance = dice(HashedRandom.Throw.MIGRATION, place);
    Centrality centrality = Centrality.of(parameters);
    next.error()[index] = Migration.error(now.error()[index], chance);
    Movers movers = Movers.of(PlaceKind.ofClass(centrality.classOf(centrality.index(place))));
    Migration.Explained explained =
        new Migration.Explained(
            centrality.centred(place), traits.attractiveness(), next.error()[index], movers);
    int denominator = now.denominator(index, parameters);
    double share = denominator == 0 ? 0 : now.supply()[index] / denominator - nation.supplyShare();
    int people = Cells.sum(now.people()[index]);
    PeopleYear passing = new PeopleYear(now.people()[index]);
    passing.live(
        rates,
        traits,
        movers,
        residents -> migration.byGroup(residents, met, share, explained, chance, people),
        new PeopleYear.Throws(
            dice(HashedRandom.Throw.DEATHS, place),
            dice(HashedRandom.Throw.BIRTHS, place),
            dice(HashedRandom.Throw.DEPARTURES, place),
            dice(HashedRandom.Throw.ARRIVALS, place)));
    return passing;
  }

  private void settle(
      int index, int place, Traits traits, PeopleYear people, double[] met, State next) {
    int before = Cells.sum(now.people()[index]);
    double grown = before == 0 ? 0 : Cells.sum(people.after()) / (double) before - 1;
    double[] past = now.peopleGrowth()[index];
    next.people()[index] = people.after();
    next.peopleGrowth()[index] = new double[] {grown, past[0], past[1]};
    next.growth()[index] = new double[] {met[0], met[1]};
    next.jobsBefore()[index] = Cells.sum(now.jobs()[index]);
    next.employedBefore()[index] = now.employed()[index];
    next.jobs()[index] =
        Economy.next(
            now.jobs()[index],
            nationalGrowth,
            traits,
            (grown + past[0] + past[1]) / 3,
            parameters.hasFeedback(),
            HashedRandom.of(parameters.seed(), HashedRandom.Throw.JOBS, place, year + 1));
    next.measure(index, nextRates, traits);
  }

  private HashedRandom dice(HashedRandom.Throw what, int place) {
    return HashedRandom.of(parameters.seed(), what, place, year);
  }
}
