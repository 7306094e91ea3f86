package no.stedsvekst.jobs.synthetic;

/**
 * A made-up municipality.
 *
 * @param code four digits
 * @param name what it is called
 * @param region its region
 * @param county its county
 * @param x kilometres east
 * @param y kilometres north
 * @param people on the first 1 January
 * @param jobs in the first fourth quarter
 * @param attractiveness what it draws beyond the model, a rate a year
 */
record Place(
    String code,
    String name,
    String region,
    String county,
    double x,
    double y,
    double people,
    double jobs,
    double attractiveness) {

  /** Minutes of travel to another place; within a place, the way to work. */
  double minutesTo(Place other) {
    return 8 + 1.1 * Math.hypot(x - other.x, y - other.y);
  }

  /** How near another place feels: 1 at no distance, 0 beyond an hour and a half. */
  double nearness(Place other) {
    double minutes = minutesTo(other);
    return minutes > 90 ? 0 : Math.exp(-0.055 * minutes);
  }
}
