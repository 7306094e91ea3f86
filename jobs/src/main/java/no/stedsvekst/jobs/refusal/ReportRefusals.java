package no.stedsvekst.jobs.refusal;

import java.util.Collection;
import java.util.List;

/** The messages of {@code report}. */
public final class ReportRefusals {
  private ReportRefusals() {}

  public static Refusal noPages() {
    return Refusals.usage(
        "this build has no pages, as there was no npm when it was made; install Node.js 18 or newer and build again (mvn package -DskipTests)");
  }

  public static Refusal otherStar(String wanted, String published) {
    return Refusals.usage(
        "the star is of preset %s, and %s was asked for; stedsvekst publish --preset %s writes it anew, or leave --preset out"
            .formatted(published, wanted, wanted));
  }

  public static Refusal severalBorders(String folder, List<String> files) {
    return Refusals.usage(
        "%s has several files of borders: %s; name one by --borders FILE"
            .formatted(folder, String.join(", ", files)));
  }

  public static Refusal noBorders(String file) {
    return Refusals.missing(
        "the file of borders %s is not there; give another by --borders FILE, or none"
            .formatted(file));
  }

  public static Refusal notGeoJson(String file, String cause) {
    return Refusals.usage(
        "%s cannot be read as GeoJSON: %s; give a FeatureCollection of polygons in degrees"
            .formatted(file, cause.lines().findFirst().orElse("")));
  }

  public static Refusal notDegrees(String file, String x, String y) {
    return Refusals.usage(
        "%s has a point at %s, %s, which are no degrees; give longitude and latitude (EPSG:4326)"
            .formatted(file, x, y));
  }

  public static Refusal olderStar(String base, String lake) {
    return Refusals.usage(
        "the newest projection of %s, from %s, is not the one that the star shows; stedsvekst publish writes the star anew"
            .formatted(lake, base));
  }

  public static Refusal noCodes(String file, Collection<String> municipalities) {
    return Refusals.usage(
        "no property of the features of %s has codes of municipalities, such as %s; give borders of the vintage that is reported"
            .formatted(file, municipalities.stream().sorted().findFirst().orElse("0301")));
  }
}
