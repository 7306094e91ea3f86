package no.stedsvekst.jobs.fetch.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a variable of a StatBank table is to us. */
public enum Role {
  /** Where it is: municipalities of the year. */
  MUNICIPALITY,
  /** Where they live: municipalities of the year. */
  HOME,
  /** Where they work: municipalities of the year, and places that are none. */
  WORK,
  /** The year. */
  YEAR,
  /** What is counted. */
  MEASURE,
  /** M or F. */
  SEX,
  /** Completed years, or from and to. */
  AGE,
  /** A group of industries. */
  INDUSTRY,
  /** Who owns the employer. */
  SECTOR,
  /** Which assumptions a projection makes. */
  ALTERNATIVE,
  /** One value, which has to be named and says nothing more. */
  FIXED,
  /** Values that are added up. */
  SUMMED;

  /** Whether its values are municipalities. */
  public boolean isPlace() {
    return this == MUNICIPALITY || this == HOME || this == WORK;
  }

  /** The role of that name. */
  static Optional<Role> of(String name) {
    return Arrays.stream(values()).filter(role -> role.word().equals(name)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
