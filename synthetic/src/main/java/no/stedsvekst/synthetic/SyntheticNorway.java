package no.stedsvekst.synthetic;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.faults.Fault;
import no.stedsvekst.synthetic.files.BlockWriter;
import no.stedsvekst.synthetic.files.LandingFiles;
import no.stedsvekst.synthetic.files.NationalFiles;
import no.stedsvekst.synthetic.files.PlanFiles;
import no.stedsvekst.synthetic.files.ReachFiles;
import no.stedsvekst.synthetic.files.SurveyFiles;
import no.stedsvekst.synthetic.files.TradeFiles;
import no.stedsvekst.synthetic.files.WorkplaceFiles;
import no.stedsvekst.synthetic.people.Truth;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * A made-up country in which the model holds, as a landing folder.
 *
 * <p>It shares no code with what estimates the model: truth that is made with the estimator's own
 * code proves nothing.
 *
 * @param parameters all that settles it
 */
public record SyntheticNorway(Parameters parameters) {
  private static final String MANIFEST = "truth_manifest.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Whether this country is in a folder already. */
  public boolean isAt(String out) {
    Path manifest = Path.of(out).toAbsolutePath().resolve(MANIFEST);
    try {
      return Files.exists(manifest) && Files.readString(manifest).equals(manifest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether there is a file, or a folder that holds something. */
  public static boolean isAnythingAt(String out) {
    Path folder = Path.of(out).toAbsolutePath();
    try {
      return Files.exists(folder) && !isEmpty(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  /**
   * Writes the landing files and the truth into a folder that is not there yet, or is empty.
   *
   * @param partitions over how many the work is spread, which changes no byte
   */
  public void writeTo(String out, SparkSession session, int partitions) {
    Path folder = Path.of(out).toAbsolutePath();
    Path parts = folder.resolveSibling(folder.getFileName() + ".part");
    try {
      delete(parts);
      Files.createDirectories(parts);
      LandingFiles files =
          new LandingFiles(parts.toString(), parameters.files(), parameters.blocks());
      JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
      try (Simulation simulation = new Simulation(spark, parameters, partitions)) {
        simulation.run();
        simulation.write(new BlockWriter(parameters, files));
        new NationalFiles(parameters, files).write(simulation.people());
        if (parameters.hasSurvey()) {
          new SurveyFiles(parameters, files).write();
        }
        if (parameters.hasIndicators()) {
          new WorkplaceFiles(parameters, files).write();
          new PlanFiles(parameters, files).write();
        }
        if (parameters.hasTrade()) {
          new TradeFiles(parameters, files).write();
        }
        if (parameters.hasAreas()) {
          new ReachFiles(parameters, files).write();
        }
      }
      for (String fault : parameters.faults()) {
        Fault.named(fault).applyTo(parts, folder, parameters);
      }
      Files.writeString(parts.resolve(MANIFEST), manifest());
      // An empty folder makes way; another that has come meanwhile does not.
      Files.deleteIfExists(folder);
      Files.move(parts, folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** What it was made with. What is true of single places stands in the files beside it. */
  private String manifest() throws IOException {
    Map<String, Object> manifest = new LinkedHashMap<>();
    manifest.put("parameters", parameters.named());
    manifest.put("coefficients", Truth.coefficients());
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(manifest) + "\n";
  }
}
