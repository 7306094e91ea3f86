package no.stedsvekst.synthetic.country;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of places: where they lie, who lives and works there, and what services they have. */
public final class Areas {
  /** How many a place has. */
  static final int OF_PLACE = 4;

  private static final double SPREAD = 5;
  private static final double START_MINUTES = 3;
  private static final double MINUTES_PER_KILOMETRE = 1.1;
  private static final double KNOWN_MINUTES = 100;

  private final Parameters parameters;
  private final Geography map;
  private final List<Area> all = new ArrayList<>();

  /**
   * A part of a place.
   *
   * @param code its code, of no municipality
   * @param place in which it lies
   * @param people who live there
   * @param jobs that are there
   */
  public record Area(
      int number, String code, int place, double x, double y, int people, int jobs) {}

  /**
   * A kind of service.
   *
   * @param share of the areas that have one
   * @param weight beside other kinds
   */
  public record Service(String name, double share, double weight) {}

  /** The kinds there are. */
  public static final List<Service> SERVICES =
      List.of(
          new Service("shop", 0.7, 1),
          new Service("school", 0.5, 1),
          new Service("doctor", 0.25, 2),
          new Service("hospital", 0.05, 3));

  private Areas(Parameters parameters) {
    this.parameters = parameters;
    this.map = Geography.of(parameters);
    for (int place = 0; place < map.size(); place++) {
      settle(place);
    }
  }

  public static Areas of(Parameters parameters) {
    return new Areas(parameters);
  }

  private void settle(int place) {
    HashedRandom random = HashedRandom.of(parameters.seed(), HashedRandom.Throw.AREA, place, 0);
    int people = map.people(place);
    int jobs = map.jobs(place);
    for (int part = 0; part < OF_PLACE; part++) {
      boolean isLast = part == OF_PLACE - 1;
      int residents =
          isLast ? people : (int) Math.rint(people * (0.15 + 0.3 * random.uniform(8 + part)));
      int workers = isLast ? jobs : (int) Math.rint(jobs * (0.1 + 0.5 * random.uniform(16 + part)));
      people -= residents;
      jobs -= workers;
      all.add(
          new Area(
              all.size(),
              "%05d%02d".formatted(place + 1, part + 1),
              place,
              map.x(place) + SPREAD * random.normal(part),
              map.y(place) + SPREAD * random.normal(OF_PLACE + part),
              residents,
              workers));
    }
  }

  /** All of them, place after place. */
  public List<Area> all() {
    return all;
  }

  /** Those of a place. */
  List<Area> ofPlace(int place) {
    return all.subList(place * OF_PLACE, (place + 1) * OF_PLACE);
  }

  /** Whether an area has a kind of service; the first has all. */
  public boolean has(Area area, Service service) {
    return area.number() == 0
        || HashedRandom.of(parameters.seed(), HashedRandom.Throw.SERVICE, area.number(), 0)
                .uniform(SERVICES.indexOf(service))
            < service.share();
  }

  /** The others to which a time is known. */
  public List<Area> around(Area area) {
    return IntStream.of(map.around(area.place(), 1))
        .boxed()
        .flatMap(place -> ofPlace(place).stream())
        .filter(other -> other.number() != area.number())
        .filter(other -> minutes(area, other) <= KNOWN_MINUTES)
        .toList();
  }

  /** Minutes by car, to tenths as they are landed. */
  public double minutes(Area from, Area to) {
    double kilometres = Math.hypot(from.x() - to.x(), from.y() - to.y());
    return Math.rint(10 * (START_MINUTES + MINUTES_PER_KILOMETRE * kilometres)) / 10;
  }
}
