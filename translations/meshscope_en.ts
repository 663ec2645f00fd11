<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>mesh::ui::BulkEditDialog</name>
    <message numerus="yes">
        <source>Edit %n product(s)</source>
        <translation>
            <numerusform>Edit %n product</numerusform>
            <numerusform>Edit %n products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::CatalogImportDialog</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n transaction(s).</source>
        <translation>
            <numerusform>In %n transaction.</numerusform>
            <numerusform>In %n transactions.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1.</source>
        <translation>
            <numerusform>%n file written to %1.</numerusform>
            <numerusform>%n files written to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there have no record in the mesh any more: %1</source>
        <translation>
            <numerusform>%n file there has no record in the mesh any more: %1</numerusform>
            <numerusform>%n files there have no record in the mesh any more: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ChangesView</name>
    <message numerus="yes">
        <source>The newest %n change(s) are shown.</source>
        <translation>
            <numerusform>The newest change is shown.</numerusform>
            <numerusform>The newest %n changes are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ContractImportDialog</name>
    <message numerus="yes">
        <source>What changes, and %n more</source>
        <translation>
            <numerusform>What changes, and %n more</numerusform>
            <numerusform>What changes, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::DataProposals</name>
    <message numerus="yes">
        <source>What the newest %n record(s) look like. No value leaves them.</source>
        <translation>
            <numerusform>What the newest record looks like. No value leaves it.</numerusform>
            <numerusform>What the newest %n records look like. No value leaves them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::DomainPage</name>
    <message numerus="yes">
        <source>And %n more: Explore lists all.</source>
        <translation>
            <numerusform>And %n more: Explore lists all.</numerusform>
            <numerusform>And %n more: Explore lists all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExploreHead</name>
    <message numerus="yes">
        <source>%1 product(s) and topic(s)</source>
        <extracomment>Title of Explore; %1 is %n with digits grouped</extracomment>
        <translation>
            <numerusform>%1 product and topic</numerusform>
            <numerusform>%1 products and topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 product</numerusform>
            <numerusform>%1 products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s) and topic(s) with “%2”</source>
        <extracomment>Title of Explore; %1 is %n with digits grouped, %2 what was searched for</extracomment>
        <translation>
            <numerusform>%1 product and topic with “%2”</numerusform>
            <numerusform>%1 products and topics with “%2”</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s) with “%2”</source>
        <translation>
            <numerusform>%1 product with “%2”</numerusform>
            <numerusform>%1 products with “%2”</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExploreModel</name>
    <message numerus="yes">
        <source>Unpublished topic, %n partition(s)</source>
        <translation>
            <numerusform>Unpublished topic, %n partition</numerusform>
            <numerusform>Unpublished topic, %n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consumer group(s)</source>
        <translation>
            <numerusform>%n consumer group</numerusform>
            <numerusform>%n consumer groups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExplorePage</name>
    <message numerus="yes">
        <source>No product is published here. Its %n topic(s) can be browsed, searched and watched all the same.</source>
        <translation>
            <numerusform>No product is published here. Its %n topic can be browsed, searched and watched all the same.</numerusform>
            <numerusform>No product is published here. Its %n topics can be browsed, searched and watched all the same.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n would be found without the chosen filters.</source>
        <translation>
            <numerusform>%n would be found without the chosen filters.</numerusform>
            <numerusform>%n would be found without the chosen filters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExportDialog</name>
    <message numerus="yes">
        <source>The %n row(s) that are shown</source>
        <translation>
            <numerusform>The %n row that are shown</numerusform>
            <numerusform>The %n rows that are shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the %n column(s) shown</source>
        <translation>
            <numerusform>the %n column shown</numerusform>
            <numerusform>the %n columns shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n column(s)</source>
        <translation>
            <numerusform>all %n column</numerusform>
            <numerusform>all %n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::FacetPanel</name>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n more</numerusform>
            <numerusform>+ %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n product(s)</source>
        <translation>
            <numerusform>%1: %2, %n product</numerusform>
            <numerusform>%1: %2, %n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::GovernancePage</name>
    <message numerus="yes">
        <source>%n is published around the rules.</source>
        <translation>
            <numerusform>%n is published around the rules.</numerusform>
            <numerusform>%n are published around the rules.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n exemption(s) run.</source>
        <translation>
            <numerusform>%n exemption runs.</numerusform>
            <numerusform>%n exemptions run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::Histogram</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How far back a graph reaches</extracomment>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::HistoryDialog</name>
    <message numerus="yes">
        <source>%n field(s) were changed again since, and stay as they are.</source>
        <translation>
            <numerusform>One field was changed again since, and stays as it is.</numerusform>
            <numerusform>%n fields were changed again since, and stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::InboxPage</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::InboxWords</name>
    <message numerus="yes">
        <source>%n check(s) fail: %1</source>
        <translation>
            <numerusform>%n check fails: %1</numerusform>
            <numerusform>%n checks fail: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::LivePage</name>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>Copy %n row</numerusform>
            <numerusform>Copy %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be decoded: nobody can tell whether the filter wants them.</source>
        <translation>
            <numerusform>%n could not be decoded: nobody can tell whether the filter wants it.</numerusform>
            <numerusform>%n could not be decoded: nobody can tell whether the filter wants them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::LiveToolbar</name>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n partition(s)</source>
        <translation>
            <numerusform>%1 of %n partition</numerusform>
            <numerusform>%1 of %n partitions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::MeshSetupDialog</name>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of the mesh’s topics are not as they are made now (%1). It works; the commands below mend them.</source>
        <extracomment>%1 are settings of Kafka: &quot;message.timestamp.type=CreateTime&quot;</extracomment>
        <translation>
            <numerusform>%n setting of the mesh’s topics is not as it is made now (%1). It works; the command below mends it.</numerusform>
            <numerusform>%n settings of the mesh’s topics are not as they are made now (%1). It works; the commands below mend them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::OverviewPage</name>
    <message numerus="yes">
        <source>%n partition(s) with fewer replicas in sync than there are</source>
        <translation>
            <numerusform>%n partition with fewer replicas in sync than there are</numerusform>
            <numerusform>%n partitions with fewer replicas in sync than there are</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::PlatformView</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::PolicyDetail</name>
    <message numerus="yes">
        <source>%n product(s) fail it.</source>
        <translation>
            <numerusform>%n product fails it.</numerusform>
            <numerusform>%n products fail it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) would fail it, were it on.</source>
        <translation>
            <numerusform>%n product would fail it, were it on.</numerusform>
            <numerusform>%n products would fail it, were it on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excused.</source>
        <translation>
            <numerusform>%n is excused.</numerusform>
            <numerusform>%n are excused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::PolicyDialog</name>
    <message numerus="yes">
        <source>%n product(s) would fail.</source>
        <translation>
            <numerusform>%n product would fail.</numerusform>
            <numerusform>%n products would fail.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) it.</source>
        <translation>
            <numerusform>%n holds it.</numerusform>
            <numerusform>%n hold it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To %n it does not apply.</source>
        <translation>
            <numerusform>To %n it does not apply.</numerusform>
            <numerusform>To %n it does not apply.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are excused.</source>
        <translation>
            <numerusform>%n is excused.</numerusform>
            <numerusform>%n are excused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductEdit</name>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n unsaved change</numerusform>
            <numerusform>%n unsaved changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed again since, and stay as they are.</source>
        <translation>
            <numerusform>%n field was changed again since, and stays as it is.</numerusform>
            <numerusform>%n fields were changed again since, and stay as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a look before it can be written.</source>
        <translation>
            <numerusform>%n field needs a look before it can be written.</numerusform>
            <numerusform>%n fields need a look before it can be written.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductFields</name>
    <message numerus="yes">
        <source>%n character(s) · Markdown</source>
        <translation>
            <numerusform>%n character · Markdown</numerusform>
            <numerusform>%n characters · Markdown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of %1</source>
        <translation>
            <numerusform>%n record of %1</numerusform>
            <numerusform>%n records of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductPage</name>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of notice before it ends</source>
        <translation>
            <numerusform>%n day of notice before it ends</numerusform>
            <numerusform>%n days of notice before it ends</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more notice(s).</source>
        <extracomment>Behind the first of several notices</extracomment>
        <translation>
            <numerusform>And %n more notice.</numerusform>
            <numerusform>And %n more notices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::PublishPage</name>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n partition</numerusform>
            <numerusform>%n partitions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a look before it can be published.</source>
        <translation>
            <numerusform>%n field needs a look before it can be published.</numerusform>
            <numerusform>%n fields need a look before it can be published.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are otherwise than they stand there.</source>
        <translation>
            <numerusform>%n thing is otherwise than it stands there.</numerusform>
            <numerusform>%n things are otherwise than they stand there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::RemnantsDialog</name>
    <message numerus="yes">
        <source>%n version(s); records that need them can still be read</source>
        <translation>
            <numerusform>%n version; records that need it can still be read</numerusform>
            <numerusform>%n versions; records that need them can still be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n of what was left</source>
        <translation>
            <numerusform>Deleted: %n of what was left</numerusform>
            <numerusform>Deleted: %n of what was left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ReviewDialog</name>
    <message numerus="yes">
        <source>%n domain(s) were not written; the others stand.</source>
        <translation>
            <numerusform>%n domain was not written; the others stand.</numerusform>
            <numerusform>%n domains were not written; the others stand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ReviewPanel</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n record(s) more.</source>
        <translation>
            <numerusform>And %n record more.</numerusform>
            <numerusform>And %n records more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>Names of products, and how many are not named</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same for %n more.</source>
        <translation>
            <numerusform>The same for %n more.</numerusform>
            <numerusform>The same for %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::RightsDialog</name>
    <message numerus="yes">
        <source>%n right(s) given</source>
        <translation>
            <numerusform>%n right given</numerusform>
            <numerusform>%n rights given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) taken back</source>
        <translation>
            <numerusform>%n right taken back</numerusform>
            <numerusform>%n rights taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::SelectionBar</name>
    <message numerus="yes">
        <source>%n product(s) selected</source>
        <translation>
            <numerusform>%n product selected</numerusform>
            <numerusform>%n products selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed in %1.</source>
        <extracomment>After several products were edited together; %1 names their domains</extracomment>
        <translation>
            <numerusform>%n product changed in %1.</numerusform>
            <numerusform>%n products changed in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::SideModel</name>
    <message numerus="yes">
        <source>%n product(s) with a problem</source>
        <translation>
            <numerusform>%n product with a problem</numerusform>
            <numerusform>%n products with a problem</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Inbox, %n waiting for you</source>
        <translation>
            <numerusform>Inbox, %n waiting for you</numerusform>
            <numerusform>Inbox, %n waiting for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n job running</numerusform>
            <numerusform>%n jobs running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::TestPanel</name>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n subject</numerusform>
            <numerusform>%n subjects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ValueTreeModel</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::WritePanel</name>
    <message numerus="yes">
        <source>%n change(s), by nobody named</source>
        <translation>
            <numerusform>%n change, by nobody named</numerusform>
            <numerusform>%n changes, by nobody named</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), by %1 (claimed)</source>
        <translation>
            <numerusform>%n change, by %1 (claimed)</numerusform>
            <numerusform>%n changes, by %1 (claimed)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::trustCells</name>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
</TS>
