package no.stedsvekst.jobs.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.YearRange;

/**
 * A small made-up country in which the model holds, as a landing folder.
 *
 * <p>It shares no code with what estimates the model: truth that is made with the estimator's own
 * code proves nothing.
 *
 * @param municipalities how many
 * @param regions in how many regions
 * @param years the flow years
 * @param seed the same seed gives the same country
 */
public record SyntheticNorway(int municipalities, int regions, YearRange years, int seed) {
  private static final String MANIFEST = "truth_manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The parameters in words. */
  public String parameters() {
    return "%d municipalities, %d regions, %s, seed %d"
        .formatted(municipalities, regions, years, seed);
  }

  /**
   * Writes the landing files and the truth; refuses a folder that holds something else.
   *
   * @return false where this country is there already
   */
  public boolean writeTo(String out) {
    Path folder = Path.of(out).toAbsolutePath();
    try {
      Random random = new Random(seed);
      Country country = Country.draw(municipalities, regions, random);
      String manifest = manifest(country);
      if (Files.exists(folder)) {
        if (!isThere(folder.resolve(MANIFEST), manifest)) {
          throw Refusals.exists(out + " with other content");
        }
        return false;
      }
      Path parts = folder.resolveSibling(folder.getFileName() + ".part");
      deleteFolder(parts);
      Files.createDirectories(parts);
      new History(country, years, random).writeTo(parts);
      Files.writeString(parts.resolve(MANIFEST), manifest);
      Files.move(parts, folder);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isThere(Path file, String manifest) throws IOException {
    return Files.exists(file) && Files.readString(file).equals(manifest);
  }

  private static void deleteFolder(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  private String manifest(Country country) throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("municipalities", municipalities);
    manifest.put("regions", regions);
    manifest.put("years", years.toString());
    manifest.put("seed", seed);
    manifest.put("coefficients", new TreeMap<>(Truth.coefficients()));
    Map<String, Double> attractiveness = new TreeMap<>();
    country.places().forEach(place -> attractiveness.put(place.code(), place.attractiveness()));
    manifest.put("attractiveness", attractiveness);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
  }
}
