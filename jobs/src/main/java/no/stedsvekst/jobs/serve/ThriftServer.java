package no.stedsvekst.jobs.serve;

import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import no.stedsvekst.jobs.refusal.ServeRefusals;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TServer;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TSaslServerTransport;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransportException;

/** Listens at an address, and has a service answer whoever connects: a thread for each. */
final class ThriftServer implements AutoCloseable {
  /** How long it waits at the end for those who are connected. */
  private static final int SECONDS_FOR_CLIENTS = 1;

  private final TServerSocket socket;
  private final TServer server;

  private ThriftServer(TServerSocket socket, TServer server) {
    this.socket = socket;
    this.server = server;
  }

  /**
   * Takes the address.
   *
   * @param most how many may be connected; who comes after them is turned away
   */
  static ThriftServer at(
      InetSocketAddress address, TCLIService.Iface service, Clients clients, int most) {
    PlainLogin.install();
    TServerSocket socket = socket(address);
    TSaslServerTransport.Factory logins = new TSaslServerTransport.Factory();
    logins.addServerDefinition(PlainLogin.MECHANISM, "none", null, Map.of(), callbacks -> {});
    TServer server =
        new TThreadPoolServer(
            new TThreadPoolServer.Args(socket)
                .processor(new TCLIService.Processor<>(service))
                .transportFactory(logins)
                .protocolFactory(new TBinaryProtocol.Factory())
                .executorService(threads(most))
                .stopTimeoutVal(SECONDS_FOR_CLIENTS));
    server.setServerEventHandler(clients);
    return new ThriftServer(socket, server);
  }

  private static TServerSocket socket(InetSocketAddress address) {
    if (address.isUnresolved()) {
      throw ServeRefusals.noAddress(
          address.getHostString(), address.getPort(), "there is no such name");
    }
    try {
      return new TServerSocket(address);
    } catch (TTransportException e) {
      if (e.getCause() instanceof BindException bind
          && String.valueOf(bind.getMessage()).contains("in use")) {
        throw ServeRefusals.portTaken(address.getHostString(), address.getPort());
      }
      throw ServeRefusals.noAddress(
          address.getHostString(),
          address.getPort(),
          e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
  }

  /** A client that is still connected does not keep the program from ending. */
  private static ExecutorService threads(int most) {
    return new ThreadPoolExecutor(
        0,
        most,
        1,
        TimeUnit.MINUTES,
        new SynchronousQueue<>(),
        work -> {
          Thread thread = new Thread(work, "client");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The port that was taken: the one asked for, or any where that was 0. */
  int port() {
    return socket.getServerSocket().getLocalPort();
  }

  /** Serves until it is closed. */
  void serve() {
    server.serve();
  }

  @Override
  public void close() {
    server.stop();
    socket.close();
  }
}
