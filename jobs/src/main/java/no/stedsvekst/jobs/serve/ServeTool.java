package no.stedsvekst.jobs.serve;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.stedsvekst.jobs.engine.Command;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Outcome;
import no.stedsvekst.jobs.engine.PipelineCommand;
import no.stedsvekst.jobs.engine.Sessions;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.query.QuerySession;
import no.stedsvekst.jobs.query.QueryTables;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;

/** Serves the lake's tables to BI tools, for reading, as Spark's own Thrift server would. */
public final class ServeTool implements Command {
  private static final Kind<Integer> PORT = Kind.wholeNumber(0, 65_535);
  private static final Kind<Integer> COUNT = Kind.wholeNumber(1, 1000);
  private static final long SECONDS_TO_STOP = 10;

  private final Supplier<List<TableSpec>> all;

  /** The tool over these tables. */
  public ServeTool(Supplier<List<TableSpec>> all) {
    this.all = all;
  }

  @Override
  public Manual manual() {
    return new Manual(
        "serve",
        "serves the lake's tables to BI tools, for reading",
        """
        Answers the drivers for Hive and Spark, of JDBC and ODBC: jdbc:hive2://127.0.0.1:10000/gold.
        Layers are schemas; tables and columns have their comments. Each statement reads the newest
        version of the tables that it names, so that the next night's figures are seen at once.
        Whatever writes is refused. Whoever reaches the port may read, under any name: it is this
        machine alone, unless --host says otherwise. Ctrl-C ends it.""",
        "stedsvekst serve --lake lake --port 10000");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("port", "serve.port", "N", "where to listen; 0 for any that is free", PORT),
        new Option("host", "serve.host", "ADDRESS", "default 127.0.0.1: this machine alone"));
  }

  @Override
  public Invocation prepare(Settings settings) {
    InetSocketAddress address =
        new InetSocketAddress(settings.text("serve.host"), settings.read("serve.port", PORT));
    int connections = settings.read("serve.connections", COUNT);
    int atOnce = settings.read("serve.at_once", COUNT);
    QueryTables tables = new QueryTables(Lake.at(PipelineCommand.lakePath(settings)), all);
    return console -> {
      tables.refuseWithoutALake();
      if (settings.isOn("dry_run")) {
        console.progress("dry run: would serve %d tables".formatted(tables.written().size()));
        return Outcome.done();
      }
      ExecutorService workers = Executors.newFixedThreadPool(atOnce);
      try (Sessions.Handle session = Sessions.open(settings, "serve")) {
        Clients clients =
            new Clients(() -> new QuerySession(session.spark(), tables, true), workers);
        HiveService service = new HiveService(clients, new ServedCatalog(tables));
        serve(ThriftServer.at(address, service, clients, connections), address, console);
      } finally {
        workers.shutdownNow();
      }
      return Outcome.done();
    };
  }

  /** Until Ctrl-C, or until the thread is interrupted. */
  private static void serve(ThriftServer server, InetSocketAddress address, Console console) {
    CountDownLatch isOver = new CountDownLatch(1);
    Thread ending =
        new Thread(
            () -> {
              server.close();
              await(isOver);
            });
    Runtime.getRuntime().addShutdownHook(ending);
    try (server) {
      console.progress(
          "serve: jdbc:hive2://%s:%d/gold".formatted(address.getHostString(), server.port()));
      if (!address.getAddress().isLoopbackAddress()) {
        console.progress("serve: whoever reaches this address may read the lake");
      }
      server.serve();
      console.progress("serve: stopped");
    } finally {
      isOver.countDown();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
