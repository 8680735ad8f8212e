using BillingConsole.Tests.Running;
using Xunit.Runner.Common;
using Xunit.Sdk;

[assembly: RegisterRunnerReporter(typeof(TallyReporter))]

namespace BillingConsole.Tests.Running;

/// <summary>Reports failures as xunit does, and counts.</summary>
internal sealed class TallyReporter : IRunnerReporter
{
    public const string Switch = "tally";

    public string RunnerSwitch => Switch;

    public string Description => "failures, then every skipped test and the counts";

    public bool CanBeEnvironmentallyEnabled => false;

    public bool IsEnvironmentallyEnabled => false;

    public bool ForceNoLogo => true;

    public ValueTask<IRunnerReporterMessageHandler> CreateMessageHandler(IRunnerLogger logger, IMessageSink? diagnosticMessageSink) =>
        ValueTask.FromResult<IRunnerReporterMessageHandler>(new Handler(logger));

    private sealed class Handler : DefaultRunnerReporterMessageHandler
    {
        public Handler(IRunnerLogger logger) : base(logger)
        {
            Execution.TestPassedEvent += args => Tally.OfThisRun.Passed(NameOf(args.Message), args.Message.ExecutionTime);
            Execution.TestFailedEvent += _ => Tally.OfThisRun.Failed();
            Execution.TestSkippedEvent += args => Tally.OfThisRun.Skipped(NameOf(args.Message), args.Message.Reason);
        }

        protected override void HandleErrorMessage(MessageHandlerArgs<IErrorMessage> args)
        {
            Tally.OfThisRun.Failed();
            base.HandleErrorMessage(args);
        }

        // A test that cannot be cleaned up, or whose class cannot, has failed too.
        protected override void HandleTestCleanupFailure(MessageHandlerArgs<ITestCleanupFailure> args)
        {
            Tally.OfThisRun.Failed();
            base.HandleTestCleanupFailure(args);
        }

        protected override void HandleTestClassCleanupFailure(MessageHandlerArgs<ITestClassCleanupFailure> args)
        {
            Tally.OfThisRun.Failed();
            base.HandleTestClassCleanupFailure(args);
        }

        protected override void HandleTestCollectionCleanupFailure(MessageHandlerArgs<ITestCollectionCleanupFailure> args)
        {
            Tally.OfThisRun.Failed();
            base.HandleTestCollectionCleanupFailure(args);
        }

        protected override void HandleTestAssemblyCleanupFailure(MessageHandlerArgs<ITestAssemblyCleanupFailure> args)
        {
            Tally.OfThisRun.Failed();
            base.HandleTestAssemblyCleanupFailure(args);
        }

        private string NameOf(ITestMessage message) => MetadataCache.TryGetTestMetadata(message)?.TestDisplayName ?? message.TestUniqueID;
    }
}
