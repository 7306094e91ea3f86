package no.stedsvekst.jobs.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The map: places, how central they are, and where their residents work. */
final class Country {
  /** Share of the employed who work on the shelf, abroad or nobody knows where. */
  static final double OUTSIDE = 0.02;

  private static final double REGION_SPREAD_KM = 18;
  private static final double COUNTRY_KM_PER_REGION = 55;
  private static final double ATTRACTIVENESS_SPREAD = 0.002;
  private static final double HOME_BIAS = 3;

  private final List<Place> places;
  private final double[] jobsWithinReach;
  private final double[] peopleWithinReach;
  private final double[][] workShares;

  private Country(List<Place> places) {
    this.places = places;
    this.jobsWithinReach = reach(places, true);
    this.peopleWithinReach = reach(places, false);
    this.workShares = workShares(places);
  }

  /** All municipalities. */
  List<Place> places() {
    return places;
  }

  /** How many jobs are near each place, 1 for the most. */
  double[] jobsWithinReach() {
    return jobsWithinReach;
  }

  /** How many people are near each place, 1 for the most. */
  double[] peopleWithinReach() {
    return peopleWithinReach;
  }

  /** Share of the residents of a place (row) who work in another (column); the rest outside. */
  double[][] workShares() {
    return workShares;
  }

  static Country draw(int municipalities, int regions, Random random) {
    return new Country(places(municipalities, regions, random));
  }

  private static List<Place> places(int municipalities, int regions, Random random) {
    double side = COUNTRY_KM_PER_REGION * Math.sqrt(regions);
    double[][] centres = new double[regions][];
    for (int region = 0; region < regions; region++) {
      centres[region] = new double[] {side * random.nextDouble(), side * random.nextDouble()};
    }
    List<Place> places = new ArrayList<>();
    for (int index = 0; index < municipalities; index++) {
      int region = index % regions;
      double people = 5400 * Math.exp(1.15 * random.nextGaussian());
      people = Math.rint(Math.min(7e5, Math.max(200, people)));
      places.add(
          new Place(
              "%04d".formatted(101 + index),
              "Stad %d".formatted(index + 1),
              "R%02d".formatted(region + 1),
              "%02d".formatted(1 + region / 3),
              centres[region][0] + REGION_SPREAD_KM * random.nextGaussian(),
              centres[region][1] + REGION_SPREAD_KM * random.nextGaussian(),
              people,
              Math.rint(0.5 * people * Math.exp(0.25 * random.nextGaussian())),
              ATTRACTIVENESS_SPREAD * random.nextGaussian()));
    }
    return places;
  }

  private static double[] reach(List<Place> places, boolean ofJobs) {
    double[] reach = new double[places.size()];
    double most = 0;
    for (int from = 0; from < reach.length; from++) {
      for (Place to : places) {
        double size = ofJobs ? to.jobs() : to.people();
        reach[from] += size * places.get(from).nearness(to);
      }
      most = Math.max(most, reach[from]);
    }
    for (int place = 0; place < reach.length; place++) {
      // The square root: most places are neither the capital nor a far island.
      reach[place] = Math.sqrt(reach[place] / most);
    }
    return reach;
  }

  private static double[][] workShares(List<Place> places) {
    double[][] shares = new double[places.size()][places.size()];
    for (int home = 0; home < shares.length; home++) {
      double sum = 0;
      for (int work = 0; work < shares.length; work++) {
        Place there = places.get(work);
        double pull = there.jobs() * places.get(home).nearness(there);
        shares[home][work] = home == work ? HOME_BIAS * pull : pull;
        sum += shares[home][work];
      }
      for (int work = 0; work < shares.length; work++) {
        shares[home][work] *= (1 - OUTSIDE) / sum;
      }
    }
    return shares;
  }
}
