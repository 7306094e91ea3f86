package no.stedsvekst.jobs.project.output;

import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Units by how many people they have: by it the scores of the past are told and looked up. */
public final class SizeClass {
  private SizeClass() {}

  /** The class of a number of people; none where it is not known. */
  public static Column of(Column persons) {
    return when(persons.lt(2000), "0-1999")
        .when(persons.lt(5000), "2000-4999")
        .when(persons.lt(20000), "5000-19999")
        .when(persons.isNotNull(), "20000+");
  }
}
