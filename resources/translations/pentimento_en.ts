<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>UnsavedWork</name>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>%n edit</numerusform>
            <numerusform>%n edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardBar</name>
    <message numerus="yes">
        <source>%n candidates</source>
        <translation>
            <numerusform>%n candidate</numerusform>
            <numerusform>%n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n groups of %1</source>
        <translation>
            <numerusform>%n group of %1</numerusform>
            <numerusform>%n groups of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardDetails</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::BoardModel</name>
    <message numerus="yes">
        <source>stands for %n similar ones</source>
        <translation>
            <numerusform>stands for %n similar one</numerusform>
            <numerusform>stands for %n similar ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CandidateActions</name>
    <message numerus="yes">
        <source>Copied %n recipes.</source>
        <translation>
            <numerusform>Copied %n recipe.</numerusform>
            <numerusform>Copied %n recipes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exporting %n candidates</source>
        <translation>
            <numerusform>Exporting %n candidate</numerusform>
            <numerusform>Exporting %n candidates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported %n candidates to %1.</source>
        <translation>
            <numerusform>Exported %n candidate to %1.</numerusform>
            <numerusform>Exported %n candidates to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n candidates.</source>
        <translation>
            <numerusform>Deleted %n candidate.</numerusform>
            <numerusform>Deleted %n candidates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::CompareBar</name>
    <message numerus="yes">
        <source>%n changes a second</source>
        <translation>
            <numerusform>%n change a second</numerusform>
            <numerusform>%n changes a second</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::DocumentTab</name>
    <message numerus="yes">
        <source>%n pictures were not saved when Pentimento ended.</source>
        <translation>
            <numerusform>%n picture was not saved when Pentimento ended.</numerusform>
            <numerusform>%n pictures were not saved when Pentimento ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::SelectionBar</name>
    <message numerus="yes">
        <source>  ·  %n waiting</source>
        <translation>
            <numerusform>  ·  %n waiting</numerusform>
            <numerusform>  ·  %n waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pentimento::ui::TreeBar</name>
    <message numerus="yes">
        <source>%n from here</source>
        <translation>
            <numerusform>%n from here</numerusform>
            <numerusform>%n from here</numerusform>
        </translation>
    </message>
</context>
</TS>
