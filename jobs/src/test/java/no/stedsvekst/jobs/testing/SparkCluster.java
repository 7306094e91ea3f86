package no.stedsvekst.jobs.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone Spark cluster of one master and two workers on this machine, and its spark-submit.
 * It knows nothing of the program: its jars are those of Spark, and the program comes in one jar.
 */
public final class SparkCluster implements AutoCloseable {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final int WORKERS = 2;
  private static final int MINUTES = 10;
  private static final Pattern LAST_STATE =
      Pattern.compile("State of driver \\S+ is (\\w+), exiting");

  /** Six JVMs on few rows: each would compile for longer than it computes. */
  private static final List<String> QUICK =
      List.of(
          "-XX:TieredStopAtLevel=1",
          // With that alone there would be 48 MB, which a night fills.
          "-XX:ReservedCodeCacheSize=240m");

  private final Path home;
  private final String master;
  private final List<Process> processes = new ArrayList<>();

  /**
   * How a program that was submitted ended.
   *
   * @param exit 0 where spark-submit and the driver ended well
   * @param told all that it printed
   */
  public record Ended(int exit, String told) {}

  /** Starts it; what it writes goes into a folder. */
  public SparkCluster(Path folder) throws IOException, InterruptedException {
    home = Files.createDirectories(folder.resolve("spark"));
    Path jars = Files.createDirectories(home.resolve("jars"));
    Files.createDirectories(home.resolve("conf"));
    for (Path jar : jarsOfSpark()) {
      Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar);
    }
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    master = "spark://127.0.0.1:" + port;
    start("master", "org.apache.spark.deploy.master.Master", "--port", "" + port);
    for (int worker = 0; worker < WORKERS; worker++) {
      start(
          "worker" + worker,
          "org.apache.spark.deploy.worker.Worker",
          "--cores",
          "2",
          "--memory",
          "2g",
          "--work-dir",
          home.resolve("work" + worker).toString(),
          master);
    }
    awaitWorkers();
  }

  /** Without our own and what a Spark distribution does not bring. */
  private static List<Path> jarsOfSpark() throws IOException {
    String classpath = Files.readString(TARGET.resolve("classpath")).strip();
    return Arrays.stream(classpath.split(File.pathSeparator))
        .filter(
            jar ->
                Stream.of(
                        "stedsvekst",
                        "/io/delta/",
                        "/scopt_",
                        "/com/typesafe/",
                        "hadoop-aws",
                        "awssdk")
                    .noneMatch(jar::contains))
        .map(Path::of)
        .toList();
  }

  private void start(String name, String main, String... arguments) throws IOException {
    List<String> options = new ArrayList<>(List.of("--host", "127.0.0.1", "--webui-port", "0"));
    options.addAll(Arrays.asList(arguments));
    processes.add(java(name, main, options));
  }

  private Process java(String name, String main, List<String> arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "conf", "jvm.options").toAbsolutePath()));
    command.addAll(QUICK);
    command.addAll(
        List.of(
            "-Xmx1g",
            "-cp",
            home.resolve("conf") + File.pathSeparator + home.resolve("jars") + "/*",
            main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return builder
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(log(name).toFile())
        .start();
  }

  private Path log(String name) {
    return home.resolve(name + ".log");
  }

  private void awaitWorkers() {
    for (int worker = 0; worker < WORKERS; worker++) {
      Path log = log("worker" + worker);
      Eventually.holds(
          "the worker of " + log + " is registered",
          Duration.ofMinutes(2),
          () -> Files.readString(log).contains("Successfully registered"));
    }
  }

  /**
   * Submits the program and waits for its end.
   *
   * @param mode client: the driver is a process of spark-submit; cluster: of a worker
   */
  public Ended submit(String mode, String... arguments) throws IOException, InterruptedException {
    return launch(mode, arguments).end();
  }

  /** Kills all that the workers run, executors and drivers; they start other executors. */
  public void loseTheExecutors() {
    List<ProcessHandle> executors =
        processes.subList(1, 1 + WORKERS).stream().flatMap(Process::children).toList();
    assertEquals(WORKERS, executors.size(), "executors");
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** Submits the program. */
  public Submitted launch(String mode, String... arguments) throws IOException {
    List<String> options =
        new ArrayList<>(
            List.of(
                "--master",
                master,
                "--deploy-mode",
                mode,
                "--driver-memory",
                "1g",
                "--executor-memory",
                "1g",
                "--executor-cores",
                "1",
                "--total-executor-cores",
                "2",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=true",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.driver.extraJavaOptions=" + String.join(" ", QUICK),
                "--conf",
                "spark.executor.extraJavaOptions=" + String.join(" ", QUICK),
                "--class",
                "no.stedsvekst.jobs.cli.Main",
                jar().toString()));
    options.addAll(Arrays.asList(arguments));
    String name = mode + processes.size() + "-" + System.nanoTime();
    Process submitted = java(name, "org.apache.spark.deploy.SparkSubmit", options);
    processes.add(submitted);
    return new Submitted(submitted, log(name));
  }

  /** A program that was submitted. */
  public final class Submitted {
    private final Process process;
    private final Path log;

    private Submitted(Process process, Path log) {
      this.process = process;
      this.log = log;
    }

    /** Waits until spark-submit has printed something. */
    public void await(Pattern sign) throws IOException {
      Eventually.holds(
          "it prints " + sign,
          Duration.ofMinutes(MINUTES),
          () -> sign.matcher(Files.readString(log)).find() || !process.isAlive());
      assertTrue(process.isAlive(), () -> "it ended without printing " + sign + ": " + log);
    }

    /** Waits for its end. */
    public Ended end() throws IOException, InterruptedException {
      if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      int exit = process.waitFor();
      String told = Files.readString(log);
      return new Ended(exit == 0 && hasFailed(told) ? 1 : exit, told + driverLogs());
    }

    /** spark-submit waits for a driver that is of a worker, and ends with 0 if that fails too. */
    private boolean hasFailed(String told) {
      Matcher state = LAST_STATE.matcher(told);
      return state.find() && !state.group(1).equals("FINISHED");
    }
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(TARGET)) {
      return files
          .filter(file -> file.toString().endsWith("-spark-submit.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  /** What drivers printed that workers started. */
  private String driverLogs() throws IOException {
    StringBuilder told = new StringBuilder();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains("driver-"))
              .filter(path -> path.getFileName().toString().matches("std(out|err)"))
              .toList()) {
        told.append(Files.readString(file));
      }
    }
    return told.toString();
  }

  @Override
  public void close() {
    processes.forEach(Process::destroy);
    for (Process process : processes) {
      try {
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
