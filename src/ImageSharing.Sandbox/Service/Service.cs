using System;

namespace ImageSharing.Sandbox;

/// <summary>Serves a request that has arrived: whose it is, whether it may be, and what its action answers.</summary>
internal sealed class Service(SandboxServer server)
{
    private readonly RateLimits _rates = new(server.Clock, server.Options);
    private readonly ShareActions _shares = new(server);
    private readonly ImageActions _images = new(server);
    private readonly TokenActions _tokens = new(server);

    internal Reply Serve(Exchange exchange, Fault fault)
    {
        var gate = RequestGate.Check(exchange, server);
        lock (server.Clock.Gate)
        {
            var record = exchange.Record;
            server.Requests.Arrive(record);
            foreach (var writer in fault.Writers)
            {
                if (writer.Moment == WriterMoment.Before)
                    writer.Write(server);
            }

            var reply = ServeArrived(exchange, gate, fault);
            record.Code = reply.Refusal?.Code;
            record.Message = reply.Refusal?.Message;
            foreach (var writer in fault.Writers)
            {
                if (writer.Moment == WriterMoment.After)
                    writer.Write(server);
            }

            return reply;
        }
    }

    private Reply ServeArrived(Exchange exchange, GateResult gate, Fault fault)
    {
        if (gate.Refusal is not null)
            return new Reply(gate.Refusal);
        var record = exchange.Record;
        if (_rates.Arrive(record, fault) is { } tooMany)
            return new Reply(tooMany);
        if (server.Options.DeniedActions.Contains(record.Action))
            return new Reply(Denied(record, gate.Key));
        if (fault.Loss == Loss.BeforeWrite || fault is { IsApplied: false, Part: null, Later: null })
            return new Reply(fault.Refusal);
        try
        {
            var reply = Act(exchange, gate.Key, fault);
            return fault.Refusal is null ? reply : new Reply(fault.Refusal);
        }
        catch (RefusalException refused)
        {
            return new Reply(refused.Refusal);
        }
    }

    private Reply Act(Exchange exchange, SandboxKey? key, Fault fault) => exchange.Record.Action switch
    {
        SandboxActions.ModifyImageSharePermission => _shares.Modify(exchange, key!, fault),
        SandboxActions.DescribeImageSharePermission => _shares.Describe(exchange, key!, fault),
        SandboxActions.DescribeImages => _images.Describe(exchange, key!),
        SandboxActions.GetCallerIdentity => _tokens.GetCallerIdentity(exchange, key!),
        SandboxActions.AssumeRole => _tokens.AssumeRole(exchange),
        SandboxActions.AssumeRoleWithWebIdentity => _tokens.AssumeRoleWithWebIdentity(exchange),
        var action => throw new InvalidOperationException($"{action} passed the gate and is not served."),
    };

    private Refusal Denied(RequestRecord record, SandboxKey? key) => new(
        server.Options.DenialCode,
        $"You are not authorized to perform operation (cvm:{record.Action})\n"
        + $"resource (qcs::cvm:{record.Region}:uin/{key?.RootUin}:image/{record.ImageId ?? "*"}) has no permission\n");
}
