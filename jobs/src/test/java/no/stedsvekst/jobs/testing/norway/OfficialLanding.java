package no.stedsvekst.jobs.testing.norway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;

/**
 * A landing folder of official figures in the codes in which they come: work in those of its year,
 * people in those of 2024.
 */
public final class OfficialLanding {
  private final Path folder;
  private final YearSpan years;

  private OfficialLanding(Path folder, YearSpan years) {
    this.folder = folder;
    this.years = years;
  }

  /** In that folder, which is made if need be. */
  public static OfficialLanding in(Path folder) throws IOException {
    return new OfficialLanding(Files.createDirectories(folder), YearSpan.ALL);
  }

  /** Flows and fourth quarters of those years alone, and each 1 January beside them. */
  public OfficialLanding years(int first, int last) {
    return new OfficialLanding(folder, new YearSpan(first, last));
  }

  /** Writes those tables. */
  public OfficialLanding write(OfficialTable... tables) {
    for (OfficialTable table : tables) {
      table.write(folder, years);
    }
    return this;
  }

  /** Writes every table, with people by sex and age. */
  public OfficialLanding writeAll() {
    return write(
        EnumSet.complementOf(EnumSet.of(OfficialTable.POPULATION_TOTAL))
            .toArray(new OfficialTable[0]));
  }

  /** Writes every table and year into the folder that is named, to be tried by hand. */
  public static void main(String[] arguments) throws IOException {
    in(Path.of(arguments[0])).writeAll();
  }
}
