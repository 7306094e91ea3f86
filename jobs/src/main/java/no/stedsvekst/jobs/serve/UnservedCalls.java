package no.stedsvekst.jobs.serve;

import no.stedsvekst.jobs.refusal.ServeRefusals;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TCancelDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TDownloadDataReq;
import org.apache.hive.service.rpc.thrift.TDownloadDataResp;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TGetDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenReq;
import org.apache.hive.service.rpc.thrift.TRenewDelegationTokenResp;
import org.apache.hive.service.rpc.thrift.TUploadDataReq;
import org.apache.hive.service.rpc.thrift.TUploadDataResp;

/** What Hive's protocol has and a lake has no use for: tokens, and data that is sent. */
abstract class UnservedCalls implements TCLIService.Iface {
  @Override
  public TGetDelegationTokenResp GetDelegationToken(TGetDelegationTokenReq asked) {
    TGetDelegationTokenResp response = new TGetDelegationTokenResp();
    response.setStatus(Replies.bad(ServeRefusals.notServed("a token")));
    return response;
  }

  @Override
  public TCancelDelegationTokenResp CancelDelegationToken(TCancelDelegationTokenReq asked) {
    TCancelDelegationTokenResp response = new TCancelDelegationTokenResp();
    response.setStatus(Replies.bad(ServeRefusals.notServed("a token")));
    return response;
  }

  @Override
  public TRenewDelegationTokenResp RenewDelegationToken(TRenewDelegationTokenReq asked) {
    TRenewDelegationTokenResp response = new TRenewDelegationTokenResp();
    response.setStatus(Replies.bad(ServeRefusals.notServed("a token")));
    return response;
  }

  @Override
  public TUploadDataResp UploadData(TUploadDataReq asked) {
    TUploadDataResp response = new TUploadDataResp();
    response.setStatus(Replies.bad(ServeRefusals.notServed("an upload")));
    return response;
  }

  @Override
  public TDownloadDataResp DownloadData(TDownloadDataReq asked) {
    TDownloadDataResp response = new TDownloadDataResp();
    response.setStatus(Replies.bad(ServeRefusals.notServed("a download")));
    return response;
  }
}
