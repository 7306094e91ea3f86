package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** A row of migration flows; the age is that on 31 December, the sex may be both. */
record PlainMove(int year, String municipality, String sex, int age, double in, double out) {

  /** All rows of a lake, none where no flows have been landed. */
  static List<PlainMove> read(PlainLake lake) {
    List<PlainMove> moves = new ArrayList<>();
    if (lake.has("silver/migration_age")) {
      for (Row row :
          lake.rows(
              "silver/migration_age",
              "year",
              "municipality",
              "sex",
              "age",
              "in_migrants",
              "out_migrants")) {
        moves.add(
            new PlainMove(
                row.getInt(0),
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getDouble(4),
                row.getDouble(5)));
      }
    }
    return moves;
  }

  boolean isOf(int sex) {
    return this.sex.equals(PlainCells.ALL) || this.sex.equals(PlainCells.SEXES.get(sex));
  }
}
