<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>main</name>
    <message>
        <source>Explorer for data meshes on Apache Kafka</source>
        <translation>Erkunder für Data Meshes auf Apache Kafka</translation>
    </message>
    <message>
        <source>Opens this profile.</source>
        <translation>Öffnet dieses Profil.</translation>
    </message>
</context>
<context>
    <name>mesh::catalog::Field</name>
    <message>
        <source>Display name</source>
        <translation>Anzeigename</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Klassifikation</translation>
    </message>
    <message>
        <source>Sunset</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Successor</source>
        <translation>Nachfolger</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>Port %1</translation>
    </message>
    <message>
        <source>Port %1: topic</source>
        <translation>Port %1: Topic</translation>
    </message>
    <message>
        <source>Port %1: lifecycle</source>
        <translation>Port %1: Lebenszyklus</translation>
    </message>
    <message>
        <source>Port %1: sunset</source>
        <translation>Port %1: Ende</translation>
    </message>
    <message>
        <source>Port %1: description</source>
        <translation>Port %1: Beschreibung</translation>
    </message>
    <message>
        <source>Port %1: format</source>
        <translation>Port %1: Format</translation>
    </message>
    <message>
        <source>Port %1: schema of the key</source>
        <translation>Port %1: Schema des Schlüssels</translation>
    </message>
    <message>
        <source>Port %1: schema of the value</source>
        <translation>Port %1: Schema des Werts</translation>
    </message>
    <message>
        <source>Input %1</source>
        <translation>Eingang %1</translation>
    </message>
    <message>
        <source>Output %1</source>
        <translation>Ausgang %1</translation>
    </message>
    <message>
        <source>Promise: %1</source>
        <translation>Zusage: %1</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>Field %1</source>
        <translation>Feld %1</translation>
    </message>
    <message>
        <source>Field %1: description</source>
        <translation>Feld %1: Beschreibung</translation>
    </message>
    <message>
        <source>Field %1: classification</source>
        <translation>Feld %1: Klassifikation</translation>
    </message>
    <message>
        <source>Field %1: tag</source>
        <translation>Feld %1: Schlagwort</translation>
    </message>
    <message>
        <source>Link %1</source>
        <translation>Verweis %1</translation>
    </message>
    <message>
        <source>Support channel %1</source>
        <translation>Kontakt %1</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Published sample: time</source>
        <translation>Veröffentlichte Probe: Zeit</translation>
    </message>
    <message>
        <source>Published sample</source>
        <translation>Veröffentlichte Probe</translation>
    </message>
    <message>
        <source>Owning team</source>
        <translation>Zuständiges Team</translation>
    </message>
    <message>
        <source>Parent domain</source>
        <translation>Übergeordnete Domäne</translation>
    </message>
    <message>
        <source>Topic prefix</source>
        <translation>Topic-Präfix</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Told at</source>
        <translation>Steht bei</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Ein Verstoß</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Exemption</source>
        <translation>Ausnahme</translation>
    </message>
    <message>
        <source>Tightened: %1</source>
        <translation>Verschärft: %1</translation>
    </message>
</context>
<context>
    <name>mesh::catalog::Objection</name>
    <message>
        <source>This step does not follow from where the product is. A published product is deprecated first, then retired, then removed.</source>
        <translation>Dieser Schritt folgt nicht auf den Stand des Produkts. Ein veröffentlichtes Produkt wird erst abgekündigt, dann stillgelegt, dann entfernt.</translation>
    </message>
    <message>
        <source>Readers must know until when they can count on it. Choose a day.</source>
        <translation>Wer liest, muss wissen, bis wann darauf Verlass ist. Wählen Sie einen Tag.</translation>
    </message>
    <message>
        <source>The tier promises its readers a longer notice. Choose %1 or later.</source>
        <translation>Die Stufe sagt eine längere Frist zu. Wählen Sie den %1 oder später.</translation>
    </message>
    <message>
        <source>Readers have been told %1. A sunset may be put off, not brought forward.</source>
        <translation>Angekündigt ist der %1. Ein Ende darf verschoben, aber nicht vorgezogen werden.</translation>
    </message>
    <message>
        <source>Readers have been told %1. Wait until then.</source>
        <translation>Angekündigt ist der %1. Warten Sie bis dahin.</translation>
    </message>
    <message>
        <source>There is no product “%1” to move to. Name one that is in the mesh, or none.</source>
        <translation>Ein Produkt „%1“ zum Umziehen gibt es nicht. Nennen Sie eines aus dem Mesh oder keines.</translation>
    </message>
    <message>
        <source>The version says less than the change does. Make it %1 or higher.</source>
        <translation>Die Version sagt weniger, als die Änderung tut. Setzen Sie sie auf %1 oder höher.</translation>
    </message>
    <message>
        <source>This change breaks readers. Tell them why.</source>
        <translation>Diese Änderung bricht, was andere lesen. Sagen Sie ihnen, warum.</translation>
    </message>
    <message>
        <source>It is being read by %1. Ask them to move first.</source>
        <translation>Es wird gerade von %1 gelesen. Bitten Sie sie, zuerst umzuziehen.</translation>
    </message>
    <message>
        <source>%1 has read it not long ago, and does not now.</source>
        <translation>%1 hat es vor Kurzem gelesen und tut es jetzt nicht.</translation>
    </message>
    <message>
        <source>Who reads it cannot be seen here: ask around before it ends.</source>
        <translation>Wer es liest, ist hier nicht zu sehen: Fragen Sie nach, bevor es endet.</translation>
    </message>
    <message>
        <source>A record that this version does not understand stands there (%1): it is left alone. Use the program that wrote it, or another name.</source>
        <translation>Dort steht ein Eintrag, den diese Version nicht versteht (%1): Er bleibt, wie er ist. Nehmen Sie das Programm, das ihn geschrieben hat, oder einen anderen Namen.</translation>
    </message>
</context>
<context>
    <name>mesh::config::ConnectionMapping</name>
    <message>
        <source>Its value is a placeholder: enter the real one.</source>
        <translation>Der Wert ist ein Platzhalter: Geben Sie den richtigen ein.</translation>
    </message>
    <message>
        <source>This protocol is not known here.</source>
        <translation>Dieses Protokoll ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>Only PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 and OAUTHBEARER are known here.</source>
        <translation>Hier sind nur PLAIN, SCRAM-SHA-256, SCRAM-SHA-512 und OAUTHBEARER bekannt.</translation>
    </message>
    <message>
        <source>Meshscope decides this itself: looking never disturbs.</source>
        <translation>Darüber entscheidet Meshscope selbst: Zusehen stört nie.</translation>
    </message>
    <message>
        <source>Meshscope fetches tokens itself.</source>
        <translation>Meshscope holt Tokens selbst.</translation>
    </message>
    <message>
        <source>A truststore in PEM needs no password.</source>
        <translation>Ein Truststore in PEM braucht kein Passwort.</translation>
    </message>
    <message>
        <source>Save what stands in it in a file, and name the file in the profile.</source>
        <translation>Speichern Sie den Inhalt in einer Datei, und nennen Sie die Datei im Profil.</translation>
    </message>
    <message>
        <source>It is a secret that has no place in a profile.</source>
        <translation>Es ist ein Geheimnis, das in einem Profil keinen Platz hat.</translation>
    </message>
    <message>
        <source>librdkafka, which Meshscope connects with, has no such setting.</source>
        <translation>librdkafka, womit sich Meshscope verbindet, kennt diese Einstellung nicht.</translation>
    </message>
    <message>
        <source>The mechanism was not named: SCRAM-SHA-512 is assumed.</source>
        <translation>Der Mechanismus ist nicht genannt: SCRAM-SHA-512 wird angenommen.</translation>
    </message>
    <message>
        <source>Of login modules only Plain, Scram and OAuthBearer are known here.</source>
        <translation>Von den Login-Modulen sind hier nur Plain, Scram und OAuthBearer bekannt.</translation>
    </message>
    <message>
        <source>It names no bootstrap servers: add them.</source>
        <translation>Es fehlen die Bootstrap-Server: Tragen Sie sie ein.</translation>
    </message>
    <message>
        <source>It holds no password: enter it.</source>
        <translation>Es fehlt das Passwort: Geben Sie es ein.</translation>
    </message>
    <message>
        <source>It names no token endpoint: add it.</source>
        <translation>Es fehlt die Adresse für Tokens: Tragen Sie sie ein.</translation>
    </message>
    <message>
        <source>It names a user but no security protocol: check the protocol.</source>
        <translation>Ein Benutzer ist genannt, aber kein Sicherheitsprotokoll: Prüfen Sie das Protokoll.</translation>
    </message>
    <message>
        <source>It switches off the check of the host’s name in the certificate.</source>
        <translation>Die Prüfung des Hostnamens im Zertifikat ist hier abgeschaltet.</translation>
    </message>
</context>
<context>
    <name>mesh::config::Validation</name>
    <message>
        <source>Give the profile a name.</source>
        <translation>Geben Sie dem Profil einen Namen.</translation>
    </message>
    <message>
        <source>A colour is written #rrggbb.</source>
        <translation>Eine Farbe wird #rrggbb geschrieben.</translation>
    </message>
    <message>
        <source>Name at least one bootstrap server, as host:port.</source>
        <translation>Nennen Sie mindestens einen Bootstrap-Server als Host:Port.</translation>
    </message>
    <message>
        <source>“%1” is not host:port.</source>
        <translation>„%1“ ist nicht Host:Port.</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <source>The file %1 may not be read.</source>
        <translation>Die Datei %1 darf nicht gelesen werden.</translation>
    </message>
    <message>
        <source>A key needs its certificate beside it.</source>
        <translation>Zu einem Schlüssel gehört sein Zertifikat.</translation>
    </message>
    <message>
        <source>Enter the user name.</source>
        <translation>Geben Sie den Benutzernamen ein.</translation>
    </message>
    <message>
        <source>Enter the address of the token endpoint.</source>
        <translation>Geben Sie die Adresse des Token-Endpunkts ein.</translation>
    </message>
    <message>
        <source>Enter the client id.</source>
        <translation>Geben Sie die Client-ID ein.</translation>
    </message>
    <message>
        <source>An address begins with http:// or https:// and names a host.</source>
        <translation>Eine Adresse beginnt mit http:// oder https:// und nennt einen Host.</translation>
    </message>
    <message>
        <source>Enter the password in its own field, not in the address.</source>
        <translation>Geben Sie das Passwort in seinem eigenen Feld ein, nicht in der Adresse.</translation>
    </message>
    <message>
        <source>A catalog prefix is made of letters, digits, “.”, “_” and “-”.</source>
        <translation>Ein Katalogpräfix besteht aus Buchstaben, Ziffern, „.“, „_“ und „-“.</translation>
    </message>
    <message>
        <source>“%1” is a secret: enter it in its own field.</source>
        <translation>„%1“ ist ein Geheimnis: geben Sie es in seinem eigenen Feld ein.</translation>
    </message>
</context>
<context>
    <name>mesh::core::Explanation</name>
    <message>
        <source>Stopped: %1.</source>
        <translation>Angehalten: %1.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <source>“%1” cannot be used here.</source>
        <translation>„%1“ lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>That cannot be used here.</source>
        <translation>Das lässt sich hier nicht verwenden.</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>Berichtigen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 could not be understood.</source>
        <translation>%1 war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>The text could not be understood.</source>
        <translation>Der Text war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Correct the marked place.</source>
        <translation>Berichtigen Sie die markierte Stelle.</translation>
    </message>
    <message>
        <source>The types in %1 do not fit.</source>
        <translation>Die Typen in %1 passen nicht zusammen.</translation>
    </message>
    <message>
        <source>The types do not fit.</source>
        <translation>Die Typen passen nicht zusammen.</translation>
    </message>
    <message>
        <source>%1 was not found.</source>
        <translation>%1 wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>Es wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>It does not exist, or it may not be seen by you.</source>
        <translation>Es existiert nicht, oder Sie dürfen es nicht sehen.</translation>
    </message>
    <message>
        <source>Check the name, or refresh.</source>
        <translation>Prüfen Sie den Namen, oder aktualisieren Sie.</translation>
    </message>
    <message>
        <source>%1 exists already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>It exists already.</source>
        <translation>Es gibt es schon.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>%1 was changed by somebody else.</source>
        <translation>%1 wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>It was changed by somebody else.</source>
        <translation>Es wurde von jemand anderem geändert.</translation>
    </message>
    <message>
        <source>Another writer came in between; nothing was written.</source>
        <translation>Ein anderer Schreiber kam dazwischen; geschrieben wurde nichts.</translation>
    </message>
    <message>
        <source>Compare both versions, then write again.</source>
        <translation>Vergleichen Sie beide Fassungen, dann schreiben Sie erneut.</translation>
    </message>
    <message>
        <source>The rules of the mesh refuse %1.</source>
        <translation>Die Regeln des Mesh lehnen %1 ab.</translation>
    </message>
    <message>
        <source>The rules of the mesh refuse it.</source>
        <translation>Die Regeln des Mesh lehnen es ab.</translation>
    </message>
    <message>
        <source>Change what they name.</source>
        <translation>Ändern Sie, was sie nennen.</translation>
    </message>
    <message>
        <source>%1 was not written.</source>
        <translation>%1 wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Geschrieben wurde nichts.</translation>
    </message>
    <message>
        <source>This profile is read-only.</source>
        <translation>Dieses Profil ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Use another profile, or switch read-only off in this one.</source>
        <translation>Nehmen Sie ein anderes Profil, oder heben Sie den Schreibschutz in diesem auf.</translation>
    </message>
    <message>
        <source>You may not use %1.</source>
        <translation>Sie dürfen %1 nicht verwenden.</translation>
    </message>
    <message>
        <source>You may not do this.</source>
        <translation>Sie dürfen das nicht tun.</translation>
    </message>
    <message>
        <source>The service’s access rules deny it to this user.</source>
        <translation>Die Zugriffsregeln des Dienstes verwehren es diesem Benutzer.</translation>
    </message>
    <message>
        <source>Ask the owner for the right, or use another profile.</source>
        <translation>Bitten Sie die Verantwortlichen um das Recht, oder nehmen Sie ein anderes Profil.</translation>
    </message>
    <message>
        <source>Could not sign in to %1.</source>
        <translation>Die Anmeldung bei %1 gelang nicht.</translation>
    </message>
    <message>
        <source>Could not sign in.</source>
        <translation>Die Anmeldung gelang nicht.</translation>
    </message>
    <message>
        <source>The user name or the secret was refused.</source>
        <translation>Benutzername oder Geheimnis wurden abgelehnt.</translation>
    </message>
    <message>
        <source>Check mechanism, user name and secret in the profile.</source>
        <translation>Prüfen Sie Verfahren, Benutzernamen und Geheimnis im Profil.</translation>
    </message>
    <message>
        <source>Could not sign in to %1 with SCRAM.</source>
        <translation>Die Anmeldung bei %1 mit SCRAM gelang nicht.</translation>
    </message>
    <message>
        <source>Could not sign in with SCRAM.</source>
        <translation>Die Anmeldung mit SCRAM gelang nicht.</translation>
    </message>
    <message>
        <source>The broker is Kafka 4 or newer and this system’s librdkafka is older than 2.6.1; the two do not understand each other’s SCRAM. The password may well be right.</source>
        <translation>Der Broker ist Kafka 4 oder neuer, und librdkafka ist auf diesem System älter als 2.6.1; die beiden verstehen SCRAM verschieden. Das Passwort kann durchaus stimmen.</translation>
    </message>
    <message>
        <source>Install librdkafka 2.6.1 or newer, or sign in with PLAIN, a client certificate or OAUTHBEARER.</source>
        <translation>Installieren Sie librdkafka 2.6.1 oder neuer, oder melden Sie sich mit PLAIN, einem Client-Zertifikat oder OAUTHBEARER an.</translation>
    </message>
    <message>
        <source>The TLS handshake with %1 failed.</source>
        <translation>Der TLS-Handshake mit %1 schlug fehl.</translation>
    </message>
    <message>
        <source>The TLS handshake failed.</source>
        <translation>Der TLS-Handshake schlug fehl.</translation>
    </message>
    <message>
        <source>Both sides could not agree on a secure connection.</source>
        <translation>Beide Seiten konnten sich nicht auf eine sichere Verbindung einigen.</translation>
    </message>
    <message>
        <source>Check the security settings of the profile.</source>
        <translation>Prüfen Sie die Sicherheitseinstellungen des Profils.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted.</source>
        <translation>Dem Zertifikat von %1 wird nicht vertraut.</translation>
    </message>
    <message>
        <source>The server’s certificate is not trusted.</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut.</translation>
    </message>
    <message>
        <source>It is signed by an authority that this profile does not know.</source>
        <translation>Es ist von einer Stelle unterschrieben, die dieses Profil nicht kennt.</translation>
    </message>
    <message>
        <source>Choose the right CA certificate in the profile.</source>
        <translation>Wählen Sie im Profil das richtige CA-Zertifikat.</translation>
    </message>
    <message>
        <source>A certificate used with %1 is not valid now.</source>
        <translation>Ein mit %1 verwendetes Zertifikat ist jetzt nicht gültig.</translation>
    </message>
    <message>
        <source>A certificate is not valid now.</source>
        <translation>Ein Zertifikat ist jetzt nicht gültig.</translation>
    </message>
    <message>
        <source>It has expired or is not valid yet.</source>
        <translation>Es ist abgelaufen oder noch nicht gültig.</translation>
    </message>
    <message>
        <source>Renew the certificate, or check this computer’s clock.</source>
        <translation>Erneuern Sie das Zertifikat, oder prüfen Sie die Uhr dieses Rechners.</translation>
    </message>
    <message>
        <source>The certificate of %1 is for another host.</source>
        <translation>Das Zertifikat von %1 gilt für einen anderen Host.</translation>
    </message>
    <message>
        <source>The certificate is for another host.</source>
        <translation>Das Zertifikat gilt für einen anderen Host.</translation>
    </message>
    <message>
        <source>The host’s name does not stand in its certificate.</source>
        <translation>Der Name des Hosts steht nicht in seinem Zertifikat.</translation>
    </message>
    <message>
        <source>Use the name that stands in the certificate.</source>
        <translation>Verwenden Sie den Namen, der im Zertifikat steht.</translation>
    </message>
    <message>
        <source>%1 did not accept the client certificate.</source>
        <translation>%1 hat das Client-Zertifikat nicht angenommen.</translation>
    </message>
    <message>
        <source>The client certificate was not accepted.</source>
        <translation>Das Client-Zertifikat wurde nicht angenommen.</translation>
    </message>
    <message>
        <source>The server asks for a client certificate that it trusts.</source>
        <translation>Der Server verlangt ein Client-Zertifikat, dem er vertraut.</translation>
    </message>
    <message>
        <source>Choose a client certificate and its key in the profile.</source>
        <translation>Wählen Sie im Profil ein Client-Zertifikat und seinen Schlüssel.</translation>
    </message>
    <message>
        <source>%1 expects TLS.</source>
        <translation>%1 erwartet TLS.</translation>
    </message>
    <message>
        <source>The port expects TLS.</source>
        <translation>Der Port erwartet TLS.</translation>
    </message>
    <message>
        <source>The profile connects without TLS; the broker closed the connection.</source>
        <translation>Das Profil verbindet sich ohne TLS; der Broker hat die Verbindung geschlossen.</translation>
    </message>
    <message>
        <source>Choose a security protocol with TLS in the profile.</source>
        <translation>Wählen Sie im Profil ein Sicherheitsprotokoll mit TLS.</translation>
    </message>
    <message>
        <source>%1 does not speak TLS.</source>
        <translation>%1 spricht kein TLS.</translation>
    </message>
    <message>
        <source>The port does not speak TLS.</source>
        <translation>Der Port spricht kein TLS.</translation>
    </message>
    <message>
        <source>The profile connects with TLS, but the port answers in plaintext.</source>
        <translation>Das Profil verbindet sich mit TLS, aber der Port antwortet unverschlüsselt.</translation>
    </message>
    <message>
        <source>Choose a security protocol without TLS, or another port.</source>
        <translation>Wählen Sie ein Sicherheitsprotokoll ohne TLS, oder einen anderen Port.</translation>
    </message>
    <message>
        <source>%1 is not a Kafka broker.</source>
        <translation>%1 ist kein Kafka-Broker.</translation>
    </message>
    <message>
        <source>The port is not a Kafka broker’s.</source>
        <translation>Der Port gehört keinem Kafka-Broker.</translation>
    </message>
    <message>
        <source>Something else answers there, perhaps a web server.</source>
        <translation>Dort antwortet etwas anderes, vielleicht ein Webserver.</translation>
    </message>
    <message>
        <source>Check host and port of the bootstrap servers.</source>
        <translation>Prüfen Sie Host und Port der Bootstrap-Server.</translation>
    </message>
    <message>
        <source>The host %1 is unknown.</source>
        <translation>Der Host %1 ist unbekannt.</translation>
    </message>
    <message>
        <source>The host is unknown.</source>
        <translation>Der Host ist unbekannt.</translation>
    </message>
    <message>
        <source>Its name has no address here.</source>
        <translation>Sein Name hat hier keine Adresse.</translation>
    </message>
    <message>
        <source>Check the spelling, or whether a VPN is needed.</source>
        <translation>Prüfen Sie die Schreibweise, oder ob ein VPN nötig ist.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>The service cannot be reached.</source>
        <translation>Der Dienst ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>Nothing answers there now.</source>
        <translation>Dort antwortet gerade nichts.</translation>
    </message>
    <message>
        <source>Check host and port, or try again in a moment.</source>
        <translation>Prüfen Sie Host und Port, oder versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Es kam nicht rechtzeitig eine Antwort.</translation>
    </message>
    <message>
        <source>The service hangs, is overloaded, or the network drops its answers.</source>
        <translation>Der Dienst hängt, ist überlastet, oder das Netz verwirft seine Antworten.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>%1 is not possible here.</source>
        <translation>%1 ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>That is not possible here.</source>
        <translation>Das ist hier nicht möglich.</translation>
    </message>
    <message>
        <source>This cluster or this system does not offer it.</source>
        <translation>Dieser Cluster oder dieses System bietet es nicht.</translation>
    </message>
    <message>
        <source>The schema of %1 does not fit.</source>
        <translation>Das Schema von %1 passt nicht.</translation>
    </message>
    <message>
        <source>The schema does not fit.</source>
        <translation>Das Schema passt nicht.</translation>
    </message>
    <message>
        <source>Look at the schema and at the bytes.</source>
        <translation>Sehen Sie sich das Schema und die Bytes an.</translation>
    </message>
    <message>
        <source>%1 could not be decoded.</source>
        <translation>%1 ließ sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>The record could not be decoded.</source>
        <translation>Der Datensatz ließ sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>Look at its bytes.</source>
        <translation>Sehen Sie sich seine Bytes an.</translation>
    </message>
    <message>
        <source>%1 gave an answer that is not in its contract.</source>
        <translation>%1 gab eine Antwort, die nicht vereinbart ist.</translation>
    </message>
    <message>
        <source>The service gave an answer that is not in its contract.</source>
        <translation>Der Dienst gab eine Antwort, die nicht vereinbart ist.</translation>
    </message>
    <message>
        <source>Check that the address is the right service’s.</source>
        <translation>Prüfen Sie, ob die Adresse die des richtigen Dienstes ist.</translation>
    </message>
    <message>
        <source>%1 is too large.</source>
        <translation>%1 ist zu groß.</translation>
    </message>
    <message>
        <source>It is too large.</source>
        <translation>Es ist zu groß.</translation>
    </message>
    <message>
        <source>There is no space left for %1.</source>
        <translation>Für %1 ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is no space left.</source>
        <translation>Es ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <source>Make room and try again.</source>
        <translation>Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>%1 could not be read or written.</source>
        <translation>%1 ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>A file could not be read or written.</source>
        <translation>Eine Datei ließ sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>Check the file’s folder and its permissions.</source>
        <translation>Prüfen Sie den Ordner der Datei und seine Rechte.</translation>
    </message>
    <message>
        <source>%1 comes from a newer Meshscope.</source>
        <translation>%1 stammt von einem neueren Meshscope.</translation>
    </message>
    <message>
        <source>It comes from a newer Meshscope.</source>
        <translation>Es stammt von einem neueren Meshscope.</translation>
    </message>
    <message>
        <source>This version does not know its format.</source>
        <translation>Diese Version kennt sein Format nicht.</translation>
    </message>
    <message>
        <source>Use the newer version, or move the file away.</source>
        <translation>Nehmen Sie die neuere Version, oder verschieben Sie die Datei.</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 ist beschädigt.</translation>
    </message>
    <message>
        <source>A local file is damaged.</source>
        <translation>Eine lokale Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>Its contents are not what was written.</source>
        <translation>Ihr Inhalt ist nicht, was geschrieben wurde.</translation>
    </message>
    <message>
        <source>It holds copies only and can be rebuilt from Kafka.</source>
        <translation>Sie enthält nur Kopien und lässt sich aus Kafka neu aufbauen.</translation>
    </message>
    <message>
        <source>The secret for %1 could not be read or stored.</source>
        <translation>Das Geheimnis für %1 ließ sich nicht lesen oder ablegen.</translation>
    </message>
    <message>
        <source>A secret could not be read or stored.</source>
        <translation>Ein Geheimnis ließ sich nicht lesen oder ablegen.</translation>
    </message>
    <message>
        <source>The keychain did not give or take it.</source>
        <translation>Der Schlüsselbund gab es nicht her oder nahm es nicht an.</translation>
    </message>
    <message>
        <source>Unlock the keychain, or enter the secret again.</source>
        <translation>Entsperren Sie den Schlüsselbund, oder geben Sie das Geheimnis erneut ein.</translation>
    </message>
    <message>
        <source>%1 failed.</source>
        <translation>%1 schlug fehl.</translation>
    </message>
    <message>
        <source>Something failed.</source>
        <translation>Etwas schlug fehl.</translation>
    </message>
    <message>
        <source>Try again; the details may tell more.</source>
        <translation>Versuchen Sie es erneut; die Einzelheiten sagen vielleicht mehr.</translation>
    </message>
</context>
<context>
    <name>mesh::expr::Binder</name>
    <message>
        <source>A condition is true or false; this is %1.</source>
        <translation>Eine Bedingung ist wahr oder falsch; dies ist %1.</translation>
    </message>
    <message>
        <source>The number has too many digits.</source>
        <translation>Die Zahl hat zu viele Stellen.</translation>
    </message>
    <message>
        <source>Only numbers have a sign; this is %1.</source>
        <translation>Nur Zahlen haben ein Vorzeichen; dies ist %1.</translation>
    </message>
    <message>
        <source>A comparison with NULL is never true. Write %1.</source>
        <translation>Ein Vergleich mit NULL ist nie wahr. Schreiben Sie %1.</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>This is %1 and has no order.</source>
        <translation>Dies ist %1 und hat keine Reihenfolge.</translation>
    </message>
    <message>
        <source>Only texts are joined; this is %1. CAST(… AS VARCHAR) makes it one.</source>
        <translation>Nur Texte werden verkettet; dies ist %1. CAST(… AS VARCHAR) macht einen daraus.</translation>
    </message>
    <message>
        <source>Here stands a number; this is %1.</source>
        <translation>Hier steht eine Zahl; dies ist %1.</translation>
    </message>
    <message>
        <source>After ESCAPE stands one character, such as &apos;!&apos;.</source>
        <translation>Nach ESCAPE steht ein Zeichen, etwa &apos;!&apos;.</translation>
    </message>
    <message>
        <source>A pattern does not end with its escape character.</source>
        <translation>Ein Muster endet nicht mit seinem Fluchtzeichen.</translation>
    </message>
    <message>
        <source>One branch is %1, this one is %2.</source>
        <translation>Ein Zweig ist %1, dieser ist %2.</translation>
    </message>
    <message>
        <source>There is no type %1. Types are BOOLEAN, BIGINT, DOUBLE, DECIMAL(p, s), VARCHAR, BYTES, DATE, TIME, TIMESTAMP, ARRAY&lt;…&gt;, MAP&lt;…&gt;, STRUCT&lt;…&gt;.</source>
        <translation>Den Typ %1 gibt es nicht. Typen sind BOOLEAN, BIGINT, DOUBLE, DECIMAL(p, s), VARCHAR, BYTES, DATE, TIME, TIMESTAMP, ARRAY&lt;…&gt;, MAP&lt;…&gt;, STRUCT&lt;…&gt;.</translation>
    </message>
    <message>
        <source>%1 compares texts; this is %2.</source>
        <translation>%1 vergleicht Texte; dies ist %2.</translation>
    </message>
    <message>
        <source>This is no time. Write it as &apos;2024-02-29T13:05:00&apos; or &apos;2024-02-29&apos;; it is UTC without an offset such as +02:00.</source>
        <translation>Dies ist keine Zeit. Schreiben Sie sie als &apos;2024-02-29T13:05:00&apos; oder &apos;2024-02-29&apos;; ohne Angabe wie +02:00 gilt UTC.</translation>
    </message>
    <message>
        <source>%1 cannot be read as %2.</source>
        <translation>%1 lässt sich nicht als %2 lesen.</translation>
    </message>
    <message>
        <source>This compares %1 with %2; they never match.</source>
        <translation>Hier wird %1 mit %2 verglichen; das trifft nie zu.</translation>
    </message>
    <message>
        <source>In the records so far this compares %1 with %2; they never match.</source>
        <translation>In den bisherigen Datensätzen wird hier %1 mit %2 verglichen; das trifft nie zu.</translation>
    </message>
    <message>
        <source>a text (VARCHAR)</source>
        <translation>ein Text (VARCHAR)</translation>
    </message>
    <message>
        <source>a number (%1)</source>
        <translation>eine Zahl (%1)</translation>
    </message>
    <message>
        <source>true or false (BOOLEAN)</source>
        <translation>wahr oder falsch (BOOLEAN)</translation>
    </message>
    <message>
        <source>a list (ARRAY)</source>
        <translation>eine Liste (ARRAY)</translation>
    </message>
    <message>
        <source>a map (MAP)</source>
        <translation>eine Zuordnung (MAP)</translation>
    </message>
    <message>
        <source>a structure (STRUCT)</source>
        <translation>eine Struktur (STRUCT)</translation>
    </message>
    <message>
        <source>a time (%1)</source>
        <translation>eine Zeit (%1)</translation>
    </message>
    <message>
        <source>bytes (BYTES)</source>
        <translation>Bytes (BYTES)</translation>
    </message>
    <message>
        <source>of unknown type</source>
        <translation>von unbekanntem Typ</translation>
    </message>
    <message>
        <source>There is no function %1.</source>
        <translation>Die Funktion %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>Did you mean %1?</source>
        <translation>Meinten Sie %1?</translation>
    </message>
    <message>
        <source>%1 is written %2.</source>
        <translation>%1 wird %2 geschrieben.</translation>
    </message>
    <message>
        <source>%1 takes %2 here; this is %3.</source>
        <translation>%1 nimmt hier %2; dies ist %3.</translation>
    </message>
    <message>
        <source>There are no headers here.</source>
        <translation>Hier gibt es keine Header.</translation>
    </message>
    <message>
        <source>A header is named by a text: HEADERS(&apos;name&apos;).</source>
        <translation>Einen Header nennt ein Text: HEADERS(&apos;name&apos;).</translation>
    </message>
    <message>
        <source>This is a list. Its elements are [1], [2], …</source>
        <translation>Dies ist eine Liste. Ihre Elemente sind [1], [2], …</translation>
    </message>
    <message>
        <source>This is %1 and has no field %2.</source>
        <translation>Dies ist %1 und hat kein Feld %2.</translation>
    </message>
    <message>
        <source>No field %1.</source>
        <translation>Kein Feld %1.</translation>
    </message>
    <message>
        <source>No record so far has a field %1.</source>
        <translation>Bisher hat kein Datensatz ein Feld %1.</translation>
    </message>
    <message>
        <source>A text stands between apostrophes: %1.</source>
        <translation>Ein Text steht zwischen Apostrophen: %1.</translation>
    </message>
    <message>
        <source>This is %1 and has no elements.</source>
        <translation>Dies ist %1 und hat keine Elemente.</translation>
    </message>
    <message>
        <source>An element is named by a text here, such as [&apos;name&apos;].</source>
        <translation>Ein Element nennt hier ein Text, etwa [&apos;name&apos;].</translation>
    </message>
    <message>
        <source>An element is numbered here, the first is [1].</source>
        <translation>Ein Element nennt hier eine Nummer, das erste ist [1].</translation>
    </message>
</context>
<context>
    <name>mesh::expr::Fault</name>
    <message>
        <source>A number is too large for its type.</source>
        <translation>Eine Zahl ist zu groß für ihren Typ.</translation>
    </message>
    <message>
        <source>A number is divided by zero.</source>
        <translation>Eine Zahl wird durch null geteilt.</translation>
    </message>
    <message>
        <source>A value cannot be converted to the type that is asked for.</source>
        <translation>Ein Wert lässt sich nicht in den verlangten Typ umwandeln.</translation>
    </message>
    <message>
        <source>A value has another type than the expression can use.</source>
        <translation>Ein Wert hat einen anderen Typ, als der Ausdruck verwenden kann.</translation>
    </message>
    <message>
        <source>A pattern is not valid.</source>
        <translation>Ein Muster ist nicht gültig.</translation>
    </message>
</context>
<context>
    <name>mesh::expr::Function</name>
    <message>
        <source>The number without its sign.</source>
        <translation>Die Zahl ohne Vorzeichen.</translation>
    </message>
    <message>
        <source>Rounded to a whole number or to decimal places, halves up.</source>
        <translation>Gerundet auf eine ganze Zahl oder auf Nachkommastellen, Hälften aufwärts.</translation>
    </message>
    <message>
        <source>The largest whole number not above it.</source>
        <translation>Die größte ganze Zahl, die nicht darüber liegt.</translation>
    </message>
    <message>
        <source>The smallest whole number not below it.</source>
        <translation>Die kleinste ganze Zahl, die nicht darunter liegt.</translation>
    </message>
    <message>
        <source>-1, 0 or 1.</source>
        <translation>-1, 0 oder 1.</translation>
    </message>
    <message>
        <source>Whether a regular expression matches somewhere in the text.</source>
        <translation>Ob ein regulärer Ausdruck irgendwo im Text passt.</translation>
    </message>
    <message>
        <source>What a regular expression, or one of its groups, matches first.</source>
        <translation>Was ein regulärer Ausdruck oder eine seiner Gruppen zuerst trifft.</translation>
    </message>
    <message>
        <source>The text with every match of a regular expression replaced.</source>
        <translation>Der Text, in dem jeder Treffer eines regulären Ausdrucks ersetzt ist.</translation>
    </message>
    <message>
        <source>A field of a text that holds JSON, as a text.</source>
        <translation>Ein Feld eines Textes, der JSON enthält, als Text.</translation>
    </message>
    <message>
        <source>The number of characters.</source>
        <translation>Die Zahl der Zeichen.</translation>
    </message>
    <message>
        <source>The text in capital letters.</source>
        <translation>Der Text in Großbuchstaben.</translation>
    </message>
    <message>
        <source>The text in small letters.</source>
        <translation>Der Text in Kleinbuchstaben.</translation>
    </message>
    <message>
        <source>The text without white space at its ends.</source>
        <translation>Der Text ohne Leerraum an seinen Enden.</translation>
    </message>
    <message>
        <source>A part of the text; the first character is 1, the last is -1.</source>
        <translation>Ein Teil des Textes; das erste Zeichen ist 1, das letzte -1.</translation>
    </message>
    <message>
        <source>All texts in a row; NULL is skipped.</source>
        <translation>Alle Texte hintereinander; NULL wird übergangen.</translation>
    </message>
    <message>
        <source>All texts with a separator between them; NULL is skipped.</source>
        <translation>Alle Texte mit einem Trenner dazwischen; NULL wird übergangen.</translation>
    </message>
    <message>
        <source>The text with every occurrence replaced.</source>
        <translation>Der Text, in dem jedes Vorkommen ersetzt ist.</translation>
    </message>
    <message>
        <source>Where a text occurs in another: 1 is its beginning, 0 is nowhere.</source>
        <translation>Wo ein Text in einem anderen steht: 1 ist dessen Anfang, 0 nirgends.</translation>
    </message>
    <message>
        <source>Whether a text begins with another.</source>
        <translation>Ob ein Text mit einem anderen beginnt.</translation>
    </message>
    <message>
        <source>Whether a text ends with another.</source>
        <translation>Ob ein Text mit einem anderen endet.</translation>
    </message>
    <message>
        <source>Whether a text contains another, whatever the case.</source>
        <translation>Ob ein Text einen anderen enthält, gleich ob groß oder klein.</translation>
    </message>
    <message>
        <source>A time from ISO 8601 text (UTC without an offset) or from milliseconds since 1970.</source>
        <translation>Eine Zeit aus ISO-8601-Text (ohne Angabe UTC) oder aus Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>The day of a time, or of ISO 8601 text.</source>
        <translation>Der Tag einer Zeit oder eines ISO-8601-Textes.</translation>
    </message>
    <message>
        <source>The time of milliseconds since 1970.</source>
        <translation>Die Zeit zu Millisekunden seit 1970.</translation>
    </message>
    <message>
        <source>Milliseconds since 1970, of a time or of now.</source>
        <translation>Millisekunden seit 1970, einer Zeit oder von jetzt.</translation>
    </message>
    <message>
        <source>The first value that is not NULL.</source>
        <translation>Der erste Wert, der nicht NULL ist.</translation>
    </message>
    <message>
        <source>The value, or another where it is NULL.</source>
        <translation>Der Wert, oder ein anderer, wo er NULL ist.</translation>
    </message>
    <message>
        <source>NULL where both are equal, else the first.</source>
        <translation>NULL, wo beide gleich sind, sonst der erste.</translation>
    </message>
    <message>
        <source>The number of elements of a list.</source>
        <translation>Die Zahl der Elemente einer Liste.</translation>
    </message>
    <message>
        <source>Whether a value is in a list.</source>
        <translation>Ob ein Wert in einer Liste steht.</translation>
    </message>
</context>
<context>
    <name>mesh::sql::Parser</name>
    <message>
        <source>A condition begins with a field, a value or NOT, not with “%1”.</source>
        <translation>Eine Bedingung beginnt mit einem Feld, einem Wert oder NOT, nicht mit „%1“.</translation>
    </message>
    <message>
        <source>After “%1” something is missing.</source>
        <translation>Nach „%1“ fehlt etwas.</translation>
    </message>
    <message>
        <source>Between “%1” and “%2” a field or a value is missing.</source>
        <translation>Zwischen „%1“ und „%2“ fehlt ein Feld oder ein Wert.</translation>
    </message>
    <message>
        <source>The “%1” is never closed.</source>
        <translation>Das „%1“ wird nie geschlossen.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 ergänzen</translation>
    </message>
    <message>
        <source>No bracket is open that “%1” could close.</source>
        <translation>Es ist keine Klammer offen, die „%1“ schließen könnte.</translation>
    </message>
    <message>
        <source>Conditions are joined with AND.</source>
        <translation>Bedingungen werden mit AND verbunden.</translation>
    </message>
    <message>
        <source>A condition ends without a semicolon.</source>
        <translation>Eine Bedingung endet ohne Semikolon.</translation>
    </message>
    <message>
        <source>Before “%1” an operator is missing, such as =, AND or OR.</source>
        <translation>Vor „%1“ fehlt ein Operator, etwa =, AND oder OR.</translation>
    </message>
    <message>
        <source>The condition is nested more than %1 levels deep.</source>
        <translation>Die Bedingung ist mehr als %1 Ebenen tief geschachtelt.</translation>
    </message>
    <message>
        <source>A condition is negated with NOT.</source>
        <translation>Eine Bedingung wird mit NOT verneint.</translation>
    </message>
    <message>
        <source>Comparisons do not chain. Write AND between two of them.</source>
        <translation>Vergleiche lassen sich nicht reihen. Schreiben Sie AND zwischen zwei von ihnen.</translation>
    </message>
    <message>
        <source>Equality is written with one =.</source>
        <translation>Gleichheit wird mit einem = geschrieben.</translation>
    </message>
    <message>
        <source>After DISTINCT the word FROM is missing.</source>
        <translation>Nach DISTINCT fehlt das Wort FROM.</translation>
    </message>
    <message>
        <source>After IS stands NULL, NOT NULL or DISTINCT FROM.</source>
        <translation>Nach IS steht NULL, NOT NULL oder DISTINCT FROM.</translation>
    </message>
    <message>
        <source>BETWEEN needs two limits: BETWEEN 1 AND 10.</source>
        <translation>BETWEEN braucht zwei Grenzen: BETWEEN 1 AND 10.</translation>
    </message>
    <message>
        <source>After IN stands a list in parentheses: IN (&apos;a&apos;, &apos;b&apos;).</source>
        <translation>Nach IN steht eine Liste in Klammern: IN (&apos;a&apos;, &apos;b&apos;).</translation>
    </message>
    <message>
        <source>The list after IN is empty.</source>
        <translation>Die Liste nach IN ist leer.</translation>
    </message>
    <message>
        <source>After “%1” the name of a field is missing.</source>
        <translation>Nach „%1“ fehlt der Name eines Feldes.</translation>
    </message>
    <message>
        <source>After the condition of WHEN the word THEN is missing.</source>
        <translation>Nach der Bedingung von WHEN fehlt das Wort THEN.</translation>
    </message>
    <message>
        <source>CASE needs at least one WHEN … THEN ….</source>
        <translation>CASE braucht mindestens ein WHEN … THEN ….</translation>
    </message>
    <message>
        <source>The CASE has no END.</source>
        <translation>Das CASE hat kein END.</translation>
    </message>
    <message>
        <source>CAST is written CAST(value AS type).</source>
        <translation>CAST wird CAST(Wert AS Typ) geschrieben.</translation>
    </message>
    <message>
        <source>The name of a type is missing, such as BIGINT.</source>
        <translation>Der Name eines Typs fehlt, etwa BIGINT.</translation>
    </message>
    <message>
        <source>Here stands a whole number, as in DECIMAL(10, 2).</source>
        <translation>Hier steht eine ganze Zahl, wie in DECIMAL(10, 2).</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Wegnehmen</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>%1 schreiben</translation>
    </message>
    <message>
        <source>“%1” is neither a number nor a name.</source>
        <translation>„%1“ ist weder eine Zahl noch ein Name.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here. A text stands between apostrophes: &apos;text&apos;.</source>
        <translation>„%1“ bedeutet hier nichts. Ein Text steht zwischen Apostrophen: &apos;Text&apos;.</translation>
    </message>
    <message>
        <source>The comment has no end: */ is missing.</source>
        <translation>Der Kommentar hat kein Ende: */ fehlt.</translation>
    </message>
    <message>
        <source>The closing %1 is missing.</source>
        <translation>Das schließende %1 fehlt.</translation>
    </message>
</context>
<context>
    <name>mesh::tabular::Column</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>mesh::tabular::RecordFilter</name>
    <message>
        <source>All records are shown.</source>
        <translation>Alle Datensätze werden gezeigt.</translation>
    </message>
    <message>
        <source>Records that contain “%1” in key, value or headers, in capital or small letters. A comparison such as status = &apos;PAID&apos; is read as a condition.</source>
        <translation>Datensätze, die „%1“ in Schlüssel, Wert oder Headern enthalten, gleich ob groß oder klein. Ein Vergleich wie status = &apos;PAID&apos; wird als Bedingung gelesen.</translation>
    </message>
    <message>
        <source>Records for which this condition is true. To search for the text itself, put it in double quotes.</source>
        <translation>Datensätze, für die diese Bedingung wahr ist. Um nach dem Text selbst zu suchen, setzen Sie ihn in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>Records for which this condition is true.</source>
        <translation>Datensätze, für die diese Bedingung wahr ist.</translation>
    </message>
</context>
<context>
    <name>mesh::tabular::RecordLookup</name>
    <message>
        <source>The record&apos;s time: milliseconds since 1970 UTC; a text is read as a time: ROWTIME &gt; &apos;2024-02-29&apos;.</source>
        <translation>Die Zeit des Datensatzes: Millisekunden seit 1970 UTC; ein Text wird als Zeit gelesen: ROWTIME &gt; &apos;2024-02-29&apos;.</translation>
    </message>
    <message>
        <source>The record&apos;s partition.</source>
        <translation>Die Partition des Datensatzes.</translation>
    </message>
    <message>
        <source>The record&apos;s offset.</source>
        <translation>Der Offset des Datensatzes.</translation>
    </message>
    <message>
        <source>The record&apos;s key.</source>
        <translation>Der Schlüssel des Datensatzes.</translation>
    </message>
    <message>
        <source>The record&apos;s whole value.</source>
        <translation>Der ganze Wert des Datensatzes.</translation>
    </message>
    <message>
        <source>The record&apos;s topic.</source>
        <translation>Das Topic des Datensatzes.</translation>
    </message>
    <message>
        <source>The record&apos;s headers, one of them is headers(&apos;name&apos;).</source>
        <translation>Die Header des Datensatzes, einer davon ist headers(&apos;name&apos;).</translation>
    </message>
</context>
<context>
    <name>mesh::ui::AccessDialog</name>
    <message>
        <source>Ask for access to %1</source>
        <translation>Um Zugang zu %1 bitten</translation>
    </message>
    <message>
        <source>Agree that %1 is read</source>
        <translation>Zustimmen, dass %1 gelesen wird</translation>
    </message>
    <message>
        <source>Refuse access to %1</source>
        <translation>Zugang zu %1 ablehnen</translation>
    </message>
    <message>
        <source>End access to %1</source>
        <translation>Zugang zu %1 beenden</translation>
    </message>
    <message>
        <source>Send the request</source>
        <translation>Anfrage senden</translation>
    </message>
    <message>
        <source>Agree</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Asked for access</source>
        <translation>Um Zugang gebeten</translation>
    </message>
    <message>
        <source>Agreed to access</source>
        <translation>Zugang zugestimmt</translation>
    </message>
    <message>
        <source>Refused access</source>
        <translation>Zugang abgelehnt</translation>
    </message>
    <message>
        <source>Ended access</source>
        <translation>Zugang beendet</translation>
    </message>
    <message>
        <source>Commands for whoever administers the cluster</source>
        <translation>Befehle für alle, die den Cluster verwalten</translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation>Wer liest</translation>
    </message>
    <message>
        <source>As Kafka knows it: User:name</source>
        <translation>Wie Kafka ihn kennt: User:name</translation>
    </message>
    <message>
        <source>Consumer group</source>
        <translation>Konsumentengruppe</translation>
    </message>
    <message>
        <source>If it is known; a * at its end stands for all that begin so.</source>
        <translation>Falls bekannt; ein * am Ende steht für alle, die so beginnen.</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>A date as 2027-12-31, or nothing.</source>
        <translation>Ein Datum wie 2027-12-31, oder nichts.</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>Wieder ansehen am</translation>
    </message>
    <message>
        <source>A date, or nothing.</source>
        <translation>Ein Datum, oder nichts.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The request is a record that everybody in the mesh can see. The owner answers it.</source>
        <translation>Die Anfrage ist ein Eintrag, den alle im Mesh sehen können. Die Verantwortlichen beantworten sie.</translation>
    </message>
    <message>
        <source>The answer is a record of the domain. It changes no right in Kafka: that is done by these commands.</source>
        <translation>Die Antwort ist ein Eintrag der Domäne. Sie ändert kein Recht in Kafka: Das tun diese Befehle.</translation>
    </message>
    <message>
        <source>Name the user as Kafka does: User:name.</source>
        <translation>Nennen Sie den Benutzer wie Kafka: User:name.</translation>
    </message>
    <message>
        <source>Say what you need it for: the owner decides by it.</source>
        <translation>Sagen Sie, wofür Sie es brauchen: Danach wird entschieden.</translation>
    </message>
    <message>
        <source>This is no date: 2027-12-31.</source>
        <translation>Das ist kein Datum: 2027-12-31.</translation>
    </message>
    <message>
        <source>The answer is a record of the domain. The rights in Kafka stay: another agreement needs them.</source>
        <translation>Die Antwort ist ein Eintrag der Domäne. Die Rechte in Kafka bleiben: Eine andere Vereinbarung braucht sie.</translation>
    </message>
    <message>
        <source>The answer is a record of the domain. It changes no right in Kafka.</source>
        <translation>Die Antwort ist ein Eintrag der Domäne. Sie ändert kein Recht in Kafka.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::AccessView</name>
    <message>
        <source>requested</source>
        <translation>angefragt</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>zugestimmt</translation>
    </message>
    <message>
        <source>agreed, but not granted</source>
        <translation>zugestimmt, aber nicht gewährt</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>gewährt</translation>
    </message>
    <message>
        <source>granted without agreement</source>
        <translation>gewährt ohne Zustimmung</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>ended, but still granted</source>
        <translation>beendet, aber noch gewährt</translation>
    </message>
    <message>
        <source>Who reads</source>
        <translation>Wer liest</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Angefragt</translation>
    </message>
    <message>
        <source>Ask for access…</source>
        <translation>Um Zugang bitten…</translation>
    </message>
    <message>
        <source>Agree…</source>
        <translation>Zustimmen…</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>Ablehnen…</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>What was agreed and what Kafka allows differ.</source>
        <translation>Was zugestimmt wurde und was Kafka erlaubt, ist zweierlei.</translation>
    </message>
    <message>
        <source>Nobody has asked for access.</source>
        <translation>Niemand hat um Zugang gebeten.</translation>
    </message>
    <message>
        <source>An agreement grants nothing in Kafka: its ACLs do.</source>
        <translation>Eine Zustimmung gewährt nichts in Kafka: Das tun seine ACLs.</translation>
    </message>
    <message>
        <source>They are being asked for.</source>
        <translation>Sie werden abgefragt.</translation>
    </message>
    <message>
        <source>They cannot be seen here: %1</source>
        <translation>Sie sind hier nicht zu sehen: %1</translation>
    </message>
    <message>
        <source>Looked at what is masked</source>
        <translation>Hat Verdecktes angesehen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who (claimed)</source>
        <translation>Wer (laut Angabe)</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>%1, partition %2, offset %3</source>
        <translation>%1, Partition %2, Offset %3</translation>
    </message>
    <message>
        <source>%1, as read by %2</source>
        <extracomment>Whatever was read of a topic</extracomment>
        <translation>%1, wie von %2 gelesen</translation>
    </message>
    <message>
        <source>Take rights back…</source>
        <translation>Rechte zurücknehmen…</translation>
    </message>
    <message>
        <source>Give rights…</source>
        <translation>Rechte geben…</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>nicht gesagt</translation>
    </message>
    <message>
        <source>reads without agreement</source>
        <translation>liest ohne Zustimmung</translation>
    </message>
    <message>
        <source>works on it</source>
        <extracomment>Whoever may write a product&apos;s topics, and not only read them</extracomment>
        <translation>arbeitet daran</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Withdrawn: your request to read %1</source>
        <translation>Zurückgezogen: Ihre Bitte, %1 zu lesen</translation>
    </message>
    <message>
        <source>%1, reads</source>
        <extracomment>How access stands; its group has read</extracomment>
        <translation>%1, liest</translation>
    </message>
    <message>
        <source>A group reads that no agreement names.</source>
        <translation>Es liest eine Gruppe, die keine Zustimmung nennt.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Wiedervorlage</translation>
    </message>
    <message>
        <source>It was to be looked at again by now.</source>
        <translation>Sie sollte inzwischen wieder angesehen werden.</translation>
    </message>
    <message>
        <source>Agree anew…</source>
        <translation>Neu zustimmen…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ActionDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ActivityModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ActivityPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Close the activity log</source>
        <translation>Aktivitätsprotokoll schließen</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>Aktivitätsprotokoll</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Banner</name>
    <message>
        <source>Close this line</source>
        <translation>Diese Zeile schließen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::BulkEditDialog</name>
    <message numerus="yes">
        <source>Edit %n product(s)</source>
        <translation>
            <numerusform>%n Produkt ändern</numerusform>
            <numerusform>%n Produkte ändern</numerusform>
        </translation>
    </message>
    <message>
        <source>What is left empty stays as it is.</source>
        <translation>Was leer bleibt, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Edited several products</source>
        <translation>Mehrere Produkte geändert</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s)</source>
        <translation>
            <numerusform>%n Produkt</numerusform>
            <numerusform>%n Produkte</numerusform>
        </translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Add tags</source>
        <translation>Schlagwörter dazu</translation>
    </message>
    <message>
        <source>With commas between them.</source>
        <translation>Mit Kommas dazwischen.</translation>
    </message>
    <message>
        <source>Take tags away</source>
        <translation>Schlagwörter weg</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>wie es ist</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>Raise versions where needed</source>
        <translation>Versionen erhöhen, wo nötig</translation>
    </message>
</context>
<context>
    <name>mesh::ui::CatalogDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::CatalogImportDialog</name>
    <message>
        <source>Import a catalog from files</source>
        <translation>Katalog aus Dateien importieren</translation>
    </message>
    <message>
        <source>A folder as the export of a catalog writes it: one YAML file a record. Every record that would change is listed before anything is written; a domain is written whole or not at all, one after the other.</source>
        <translation>Ein Ordner, wie ihn der Export eines Katalogs schreibt: eine YAML-Datei je Eintrag. Jeder Eintrag, der sich ändern würde, wird genannt, bevor etwas geschrieben wird; eine Domäne wird ganz oder gar nicht geschrieben, eine nach der anderen.</translation>
    </message>
    <message>
        <source>Write the changes</source>
        <translation>Änderungen schreiben</translation>
    </message>
    <message>
        <source>Imported a catalog</source>
        <translation>Katalog importiert</translation>
    </message>
    <message>
        <source>Remove what the files do not have, in their domains</source>
        <translation>In ihren Domänen entfernen, was die Dateien nicht haben</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Ordner wählen</translation>
    </message>
    <message>
        <source>Nothing changes: the mesh says the same</source>
        <translation>Nichts ändert sich: Das Mesh sagt dasselbe</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n transaction(s).</source>
        <translation>
            <numerusform>In %n Transaktion.</numerusform>
            <numerusform>In %n Transaktionen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exported the catalog</source>
        <translation>Katalog exportiert</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) written to %1.</source>
        <translation>
            <numerusform>%n Datei nach %1 geschrieben.</numerusform>
            <numerusform>%n Dateien nach %1 geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a folder for the catalog</source>
        <translation>Ordner für den Katalog wählen</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) there have no record in the mesh any more: %1</source>
        <translation>
            <numerusform>%n Datei dort hat keinen Eintrag im Mesh mehr: %1</numerusform>
            <numerusform>%n Dateien dort haben keinen Eintrag im Mesh mehr: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ChangesView</name>
    <message>
        <source>Changed since your last visit</source>
        <translation>Geändert seit Ihrem letzten Besuch</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>The mesh</source>
        <translation>Das Mesh</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who (claimed)</source>
        <translation>Wer (laut Angabe)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>Geändert seit</translation>
    </message>
    <message>
        <source>Since your last visit</source>
        <translation>Seit Ihrem letzten Besuch</translation>
    </message>
    <message>
        <source>In 24 hours</source>
        <translation>In 24 Stunden</translation>
    </message>
    <message>
        <source>In 7 days</source>
        <translation>In 7 Tagen</translation>
    </message>
    <message>
        <source>In 30 days</source>
        <translation>In 30 Tagen</translation>
    </message>
    <message>
        <source>Reading the changes…</source>
        <translation>Die Änderungen werden gelesen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A change in the mesh: a product&apos;s id, and the fields that were changed</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing has changed since %1.</source>
        <translation>Seit %1 hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>This is your first visit: the last 7 days are shown.</source>
        <translation>Dies ist Ihr erster Besuch: Gezeigt werden die letzten 7 Tage.</translation>
    </message>
    <message>
        <source>Since %1.</source>
        <translation>Seit %1.</translation>
    </message>
    <message numerus="yes">
        <source>The newest %n change(s) are shown.</source>
        <translation>
            <numerusform>Die neueste Änderung wird gezeigt.</numerusform>
            <numerusform>Die neuesten %n Änderungen werden gezeigt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::CheckListPanel</name>
    <message>
        <source>Find</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Chip</name>
    <message>
        <source>Remove filter %1</source>
        <extracomment>Accessible name of a filter chip; %1 is the filter</extracomment>
        <translation>Filter %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ClassificationDialog</name>
    <message>
        <source>New classification</source>
        <translation>Neue Einstufung</translation>
    </message>
    <message>
        <source>Classification %1</source>
        <translation>Einstufung %1</translation>
    </message>
    <message>
        <source>What such data is, for products and for single fields. Masking hides fields in Meshscope and meshctl; whoever may read the topic can still read them elsewhere.</source>
        <translation>Was solche Daten sind, für Produkte und für einzelne Felder. Maskieren verdeckt Felder in Meshscope und meshctl; wer das Topic lesen darf, kann sie anderswo trotzdem lesen.</translation>
    </message>
    <message>
        <source>Write the classification</source>
        <translation>Einstufung schreiben</translation>
    </message>
    <message>
        <source>Defined a classification</source>
        <translation>Einstufung festgelegt</translation>
    </message>
    <message>
        <source>shown to whoever may read</source>
        <translation>für alle sichtbar, die lesen dürfen</translation>
    </message>
    <message>
        <source>masked until somebody reveals it</source>
        <translation>verdeckt, bis jemand sie aufdeckt</translation>
    </message>
    <message>
        <source>Fields are</source>
        <translation>Felder sind</translation>
    </message>
</context>
<context>
    <name>mesh::ui::CommandField</name>
    <message>
        <source>Search products, topics, fields, owners…   &gt; for commands</source>
        <translation>Produkte, Topics, Felder, Verantwortliche suchen…   &gt; für Befehle</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Strg+K</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>Nach „%1“ suchen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>No such command</source>
        <translation>Kein solcher Befehl</translation>
    </message>
</context>
<context>
    <name>mesh::ui::CommandList</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: %1</source>
        <extracomment>Screen readers: what is copied</extracomment>
        <translation>Kopieren: %1</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ComparePanel</name>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>End comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Freshness promised</source>
        <translation>Zugesagte Aktualität</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>good</source>
        <translation>für immer</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ContractExportDialog</name>
    <message>
        <source>Contract (ODCS)</source>
        <translation>Vertrag (ODCS)</translation>
    </message>
    <message>
        <source>Product (ODPS)</source>
        <translation>Produkt (ODPS)</translation>
    </message>
    <message>
        <source>What the format has no place for</source>
        <translation>Wofür das Format keinen Platz hat</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Speichern unter</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ContractFile</name>
    <message>
        <source>kept, without effect here</source>
        <translation>behalten, hier ohne Wirkung</translation>
    </message>
    <message>
        <source>taken over in another form</source>
        <translation>in anderer Form übernommen</translation>
    </message>
    <message>
        <source>missing in the file</source>
        <translation>fehlt in der Datei</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>nicht übernommen</translation>
    </message>
    <message>
        <source>Choose a contract or a product</source>
        <translation>Vertrag oder Produkt wählen</translation>
    </message>
    <message>
        <source>YAML and JSON (*.yaml *.yml *.json)</source>
        <translation>YAML und JSON (*.yaml *.yml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ContractImportDialog</name>
    <message>
        <source>Import into %1</source>
        <translation>In %1 importieren</translation>
    </message>
    <message>
        <source>A contract (ODCS 3) or a product (ODPS 1), as YAML or JSON. What the file does not speak of stays as it is.</source>
        <translation>Ein Vertrag (ODCS 3) oder ein Produkt (ODPS 1), als YAML oder JSON. Wovon die Datei nicht spricht, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Write the changes</source>
        <translation>Änderungen schreiben</translation>
    </message>
    <message>
        <source>Imported a contract</source>
        <translation>Vertrag importiert</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>Was sich ändert</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>In der Datei</translation>
    </message>
    <message>
        <source>Not as it stands in the file</source>
        <translation>Nicht wie in der Datei</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>noch keine</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history.</source>
        <translation>Für den Verlauf.</translation>
    </message>
    <message>
        <source>breaks readers</source>
        <translation>bricht Leser</translation>
    </message>
    <message>
        <source>Readers that rely on what stands here now may fail.</source>
        <translation>Leser, die sich auf das Jetzige verlassen, können scheitern.</translation>
    </message>
    <message>
        <source>Nothing changes: the mesh says the same</source>
        <translation>Nichts ändert sich: Das Mesh sagt dasselbe</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message numerus="yes">
        <source>What changes, and %n more</source>
        <translation>
            <numerusform>Was sich ändert, und %n weiteres</numerusform>
            <numerusform>Was sich ändert, und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ContractView</name>
    <message>
        <source>Promises</source>
        <translation>Zusagen</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Gehalten</translation>
    </message>
    <message>
        <source>Import ODCS or ODPS…</source>
        <translation>ODCS oder ODPS importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>As a file</source>
        <translation>Als Datei</translation>
    </message>
    <message>
        <source>The Open Data Contract Standard holds promises and fields, the Open Data Product Standard ports and people. What is imported is shown beside what stands here before anything is written.</source>
        <translation>Der Open Data Contract Standard enthält Zusagen und Felder, der Open Data Product Standard Ports und Menschen. Was importiert wird, wird neben dem Jetzigen gezeigt, bevor etwas geschrieben wird.</translation>
    </message>
    <message>
        <source>Nothing is promised yet. Edit the product, or import its contract.</source>
        <translation>Noch ist nichts zugesagt. Bearbeiten Sie das Produkt, oder importieren Sie seinen Vertrag.</translation>
    </message>
    <message>
        <source>Measured from here, now; others may measure something else.</source>
        <translation>Von hier aus gemessen, jetzt; andere messen vielleicht etwas anderes.</translation>
    </message>
    <message>
        <source>The profile is read-only.</source>
        <translation>Das Profil ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
</context>
<context>
    <name>mesh::ui::DataProposals</name>
    <message>
        <source>e-mail addresses</source>
        <translation>E-Mail-Adressen</translation>
    </message>
    <message>
        <source>phone numbers</source>
        <translation>Telefonnummern</translation>
    </message>
    <message>
        <source>bank accounts (IBAN)</source>
        <translation>Bankkonten (IBAN)</translation>
    </message>
    <message>
        <source>payment cards</source>
        <translation>Zahlungskarten</translation>
    </message>
    <message>
        <source>IP addresses</source>
        <translation>IP-Adressen</translation>
    </message>
    <message>
        <source>From the data</source>
        <translation>Aus den Daten</translation>
    </message>
    <message numerus="yes">
        <source>What the newest %n record(s) look like. No value leaves them.</source>
        <translation>
            <numerusform>Wie der neueste Datensatz aussieht. Kein Wert verlässt ihn.</numerusform>
            <numerusform>Wie die neuesten %n Datensätze aussehen. Kein Wert verlässt sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 % of %2 look like %3</source>
        <extracomment>A share of the values of a field, its path, and what they look like</extracomment>
        <translation>%1 % von %2 sehen aus wie %3</translation>
    </message>
    <message>
        <source>Tag as personal</source>
        <translation>Als personenbezogen kennzeichnen</translation>
    </message>
    <message>
        <source>Classify as %1</source>
        <translation>Als %1 einstufen</translation>
    </message>
    <message>
        <source>Let it be</source>
        <translation>So lassen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::DefinitionDialog</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>%1 has changed it since you opened it.</source>
        <translation>%1 hat es geändert, seit Sie es geöffnet haben.</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>Deren Fassung zeigen</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie einen Namen an.</translation>
    </message>
    <message>
        <source>There is one called %1 already.</source>
        <translation>Eine mit dem Namen %1 gibt es schon.</translation>
    </message>
    <message>
        <source>It is another one now.</source>
        <translation>Sie ist jetzt eine andere.</translation>
    </message>
    <message>
        <source>Somebody has removed it.</source>
        <translation>Jemand hat sie entfernt.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::DifferenceList</name>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>mesh::ui::DomainDialog</name>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>Kontakt hinzufügen</translation>
    </message>
    <message>
        <source>Commands that make ownership real</source>
        <translation>Befehle, die den Besitz wirksam machen</translation>
    </message>
    <message>
        <source>For an administrator: who may write, as commands</source>
        <translation>Für die Verwaltung: wer schreiben darf, als Befehle</translation>
    </message>
    <message>
        <source>Make the domain</source>
        <translation>Domäne anlegen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New domain</source>
        <translation>Neue Domäne</translation>
    </message>
    <message>
        <source>Domain %1</source>
        <translation>Domäne %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Names its topics; cannot be changed later.</source>
        <translation>Benennt ihre Topics; lässt sich später nicht ändern.</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>That own it, with commas between them. The first answers for it.</source>
        <translation>Denen sie gehört, durch Kommas getrennt. Das erste steht für sie ein.</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <source>Topic prefixes</source>
        <translation>Topic-Präfixe</translation>
    </message>
    <message>
        <source>Topics that begin so are this domain’s: sales., shop-</source>
        <translation>Topics, die so beginnen, gehören dieser Domäne: sales., shop-</translation>
    </message>
    <message>
        <source>no other domain</source>
        <translation>keiner anderen Domäne</translation>
    </message>
    <message>
        <source>Making its topics…</source>
        <translation>Ihre Topics werden angelegt…</translation>
    </message>
    <message>
        <source>Made the domain</source>
        <translation>Domäne angelegt</translation>
    </message>
    <message>
        <source>Changed the domain</source>
        <translation>Domäne geändert</translation>
    </message>
    <message>
        <source>Made a domain</source>
        <translation>Domäne angelegt</translation>
    </message>
    <message>
        <source>Changed a domain</source>
        <translation>Domäne geändert</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>The record was removed meanwhile. Saving makes it anew.</source>
        <translation>Der Eintrag wurde inzwischen entfernt. Speichern legt ihn neu an.</translation>
    </message>
    <message>
        <source>Save what is chosen</source>
        <translation>Auswahl speichern</translation>
    </message>
    <message>
        <source>%1 has changed it meanwhile. Choose field by field.</source>
        <translation>%1 hat es inzwischen geändert. Wählen Sie Feld für Feld.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>Apply…</source>
        <translation>Anwenden…</translation>
    </message>
    <message>
        <source>Kafka user that writes for it</source>
        <translation>Kafka-Benutzer, der für sie schreibt</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::DomainPage</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Topics that are not published</source>
        <translation>Topics, die nicht veröffentlicht sind</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>The profile is read-only.</source>
        <translation>Das Profil ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>There is no such domain in this mesh.</source>
        <translation>Diese Domäne gibt es in diesem Mesh nicht.</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Part of</source>
        <translation>Teil von</translation>
    </message>
    <message>
        <source>Topic prefixes</source>
        <translation>Topic-Präfixe</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>%1 of %2 topics under its prefixes (%3 %)</source>
        <translation>%1 von %2 Topics unter ihren Präfixen (%3 %)</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>None is published yet.</source>
        <translation>Noch ist keines veröffentlicht.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more: Explore lists all.</source>
        <translation>
            <numerusform>Und %n weiteres: Erkunden zeigt alle.</numerusform>
            <numerusform>Und %n weitere: Erkunden zeigt alle.</numerusform>
        </translation>
    </message>
    <message>
        <source>No topic lies under its prefixes.</source>
        <translation>Unter ihren Präfixen liegt kein Topic.</translation>
    </message>
    <message>
        <source>All of its topics are published.</source>
        <translation>Alle ihre Topics sind veröffentlicht.</translation>
    </message>
    <message>
        <source>Claims the topic %1, which lies under this domain’s prefixes.</source>
        <translation>Beansprucht das Topic %1, das unter den Präfixen dieser Domäne liegt.</translation>
    </message>
    <message>
        <source>Nobody is named as its owner.</source>
        <translation>Niemand ist als verantwortlich genannt.</translation>
    </message>
    <message>
        <source>Its owner is no team of this domain.</source>
        <translation>Verantwortlich ist kein Team dieser Domäne.</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiteres.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Domain %1</source>
        <translation>Domäne %1</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExemptionDialog</name>
    <message>
        <source>Excuse a product from “%1”</source>
        <translation>Ein Produkt von „%1“ ausnehmen</translation>
    </message>
    <message>
        <source>Until a day, and for a reason that everybody can read. After that day the policy binds it again by itself.</source>
        <translation>Bis zu einem Tag und mit einem Grund, den alle lesen können. Danach bindet die Richtlinie es von selbst wieder.</translation>
    </message>
    <message>
        <source>Excuse it</source>
        <translation>Ausnehmen</translation>
    </message>
    <message>
        <source>Excused a product</source>
        <translation>Ein Produkt ausgenommen</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>As domain.name</source>
        <translation>Als domäne.name</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Stands in the policy, for everybody.</source>
        <translation>Steht in der Richtlinie, für alle lesbar.</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Name a product of the mesh: domain.name.</source>
        <translation>Nennen Sie ein Produkt des Mesh: domäne.name.</translation>
    </message>
    <message>
        <source>Say why it is excused.</source>
        <translation>Sagen Sie, warum es ausgenommen wird.</translation>
    </message>
    <message>
        <source>Say in the connection who you are: it stands in the exemption.</source>
        <translation>Sagen Sie in der Verbindung, wer Sie sind: Es steht in der Ausnahme.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExploreHead</name>
    <message>
        <source>by relevance</source>
        <translation>nach Treffergüte</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>nach Name</translation>
    </message>
    <message>
        <source>by owner</source>
        <translation>nach Verantwortlichen</translation>
    </message>
    <message>
        <source>by quality</source>
        <translation>nach Qualität</translation>
    </message>
    <message>
        <source>by tier</source>
        <translation>nach Stufe</translation>
    </message>
    <message>
        <source>last changed first</source>
        <translation>zuletzt geändert zuerst</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Produkte</translation>
    </message>
    <message>
        <source>+ unpublished topics</source>
        <translation>+ unveröffentlichte Topics</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Suche merken</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gemerkte Suchen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>The mesh</source>
        <translation>Das Mesh</translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s) and topic(s)</source>
        <extracomment>Title of Explore; %1 is %n with digits grouped</extracomment>
        <translation>
            <numerusform>%1 Produkt oder Topic</numerusform>
            <numerusform>%1 Produkte und Topics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s)</source>
        <translation>
            <numerusform>%1 Produkt</numerusform>
            <numerusform>%1 Produkte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s) and topic(s) with “%2”</source>
        <extracomment>Title of Explore; %1 is %n with digits grouped, %2 what was searched for</extracomment>
        <translation>
            <numerusform>%1 Produkt oder Topic mit „%2“</numerusform>
            <numerusform>%1 Produkte und Topics mit „%2“</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 product(s) with “%2”</source>
        <translation>
            <numerusform>%1 Produkt mit „%2“</numerusform>
            <numerusform>%1 Produkte mit „%2“</numerusform>
        </translation>
    </message>
    <message>
        <source>Products %1</source>
        <translation>Produkte %1</translation>
    </message>
    <message>
        <source>+ unpublished topics %1</source>
        <translation>+ unveröffentlichte Topics %1</translation>
    </message>
    <message>
        <source>Everything; narrow it at the left or search above</source>
        <translation>Alles; links eingrenzen oder oben suchen</translation>
    </message>
    <message>
        <source>sorted %1</source>
        <translation>sortiert %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Drafts %1</source>
        <translation>Entwürfe %1</translation>
    </message>
    <message>
        <source>%1, edited %2</source>
        <translation>%1, bearbeitet: %2</translation>
    </message>
    <message>
        <source>%1, to be published, %2</source>
        <translation>%1, zu veröffentlichen: %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExploreModel</name>
    <message>
        <source>Where the words of the search were found</source>
        <translation>Wo die Wörter der Suche gefunden wurden</translation>
    </message>
    <message>
        <source>Age of the newest record, measured from here</source>
        <translation>Alter des neuesten Datensatzes, von hier gemessen</translation>
    </message>
    <message>
        <source>Consumer groups that read the topic</source>
        <translation>Consumer-Gruppen, die das Topic lesen</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Zusagen</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message numerus="yes">
        <source>Unpublished topic, %n partition(s)</source>
        <translation>
            <numerusform>Unveröffentlichtes Topic, %n Partition</numerusform>
            <numerusform>Unveröffentlichtes Topic, %n Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not measured yet</source>
        <translation>Noch nicht gemessen</translation>
    </message>
    <message>
        <source>Holds: promised are %1</source>
        <translation>Gehalten: zugesagt sind %1</translation>
    </message>
    <message>
        <source>Broken: promised are %1</source>
        <translation>Gebrochen: zugesagt sind %1</translation>
    </message>
    <message>
        <source>Nothing is promised</source>
        <translation>Nichts ist zugesagt</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>This cluster does not tell which groups read a topic</source>
        <translation>Dieser Cluster sagt nicht, welche Gruppen ein Topic lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer group(s)</source>
        <translation>
            <numerusform>%n Consumer-Gruppe</numerusform>
            <numerusform>%n Consumer-Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>Promises that hold, of those that can be measured from here: freshness, how long records are kept, schema, end of support</source>
        <translation>Zusagen, die gehalten werden, von denen, die hier gemessen werden können: Aktualität, Aufbewahrung, Schema, Ende der Unterstützung</translation>
    </message>
    <message>
        <source>%1, lag %2</source>
        <translation>%1, Rückstand %2</translation>
    </message>
    <message>
        <source>%1, reads without committing</source>
        <translation>%1, liest ohne Commit</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExplorePage</name>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Three at most can be compared</source>
        <translation>Höchstens drei lassen sich vergleichen</translation>
    </message>
    <message>
        <source>No connection is open.</source>
        <translation>Keine Verbindung ist offen.</translation>
    </message>
    <message>
        <source>Choose one, or make a new one.</source>
        <translation>Wählen Sie eine, oder legen Sie eine an.</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>The sandbox is being made…</source>
        <translation>Die Sandbox wird angelegt…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>%1 wird gefragt…</translation>
    </message>
    <message>
        <source>This cluster has no mesh yet.</source>
        <translation>Dieser Cluster hat noch kein Mesh.</translation>
    </message>
    <message numerus="yes">
        <source>No product is published here. Its %n topic(s) can be browsed, searched and watched all the same.</source>
        <translation>
            <numerusform>Kein Produkt ist hier veröffentlicht. Sein %n Topic lässt sich trotzdem durchsuchen und ansehen.</numerusform>
            <numerusform>Kein Produkt ist hier veröffentlicht. Seine %n Topics lassen sich trotzdem durchsuchen und ansehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show topics</source>
        <translation>Topics zeigen</translation>
    </message>
    <message>
        <source>The mesh is empty.</source>
        <translation>Das Mesh ist leer.</translation>
    </message>
    <message>
        <source>This cluster has no topics.</source>
        <translation>Dieser Cluster hat keine Topics.</translation>
    </message>
    <message>
        <source>Its domains have published nothing yet.</source>
        <translation>Seine Domänen haben noch nichts veröffentlicht.</translation>
    </message>
    <message>
        <source>Or there is none that you may see.</source>
        <translation>Oder keines, das Sie sehen dürfen.</translation>
    </message>
    <message>
        <source>Nothing is left.</source>
        <translation>Es bleibt nichts übrig.</translation>
    </message>
    <message numerus="yes">
        <source>%n would be found without the chosen filters.</source>
        <translation>
            <numerusform>Ohne die gewählten Filter gäbe es %n Treffer.</numerusform>
            <numerusform>Ohne die gewählten Filter gäbe es %n Treffer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take the filters away</source>
        <translation>Filter wegnehmen</translation>
    </message>
    <message>
        <source>Nothing holds “%1”.</source>
        <translation>Nichts enthält „%1“.</translation>
    </message>
    <message>
        <source>These come close: %1.</source>
        <translation>Ähnlich sind: %1.</translation>
    </message>
    <message>
        <source>Search for “%1”</source>
        <translation>Nach „%1“ suchen</translation>
    </message>
    <message>
        <source>No product holds “%1”.</source>
        <translation>Kein Produkt enthält „%1“.</translation>
    </message>
    <message>
        <source>Only products were searched.</source>
        <translation>Nur Produkte wurden durchsucht.</translation>
    </message>
    <message>
        <source>Search topics too</source>
        <translation>Auch Topics durchsuchen</translation>
    </message>
    <message>
        <source>Names, purposes, owners, tags and fields were searched.</source>
        <translation>Durchsucht wurden Namen, Zwecke, Verantwortliche, Schlagwörter und Felder.</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Explore</source>
        <translation>Erkunden</translation>
    </message>
    <message>
        <source>Edit the connection…</source>
        <translation>Verbindung bearbeiten…</translation>
    </message>
    <message>
        <source>This cluster shows you no topics.</source>
        <translation>Dieser Cluster zeigt Ihnen keine Topics.</translation>
    </message>
    <message>
        <source>It has none, or you lack the right to describe any: Kafka leaves those out without a word. Ask who runs it for DESCRIBE, or sign in as somebody else.</source>
        <translation>Er hat keine, oder Ihnen fehlt das Recht, sie zu sehen: Solche lässt Kafka wortlos weg. Bitten Sie die Betreiber um DESCRIBE, oder melden Sie sich mit einem anderen Namen an.</translation>
    </message>
    <message>
        <source>Set up a mesh here…</source>
        <translation>Hier ein Mesh einrichten…</translation>
    </message>
    <message>
        <source>It has no domain yet: that is who owns data.</source>
        <translation>Es hat noch keine Domäne: Domänen sind es, denen Daten gehören.</translation>
    </message>
    <message>
        <source>New domain…</source>
        <translation>Neue Domäne…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>As</source>
        <translation>Als</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Masked</source>
        <translation>Verdeckt</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message numerus="yes">
        <source>The %n row(s) that are shown</source>
        <translation>
            <numerusform>Die %n gezeigte Zeile</numerusform>
            <numerusform>Die %n gezeigten Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>All that match the filter in the range: %1</source>
        <translation>Alle im Bereich, die der Filter durchlässt: %1</translation>
    </message>
    <message>
        <source>All in the range: %1</source>
        <translation>Alle im Bereich: %1</translation>
    </message>
    <message>
        <source>An even sample over the range, records:</source>
        <translation>Eine gleichmäßige Stichprobe über den Bereich, Datensätze:</translation>
    </message>
    <message>
        <source>Number of records in the sample</source>
        <translation>Zahl der Datensätze in der Stichprobe</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>SQLite</source>
        <translation>SQLite</translation>
    </message>
    <message numerus="yes">
        <source>the %n column(s) shown</source>
        <translation>
            <numerusform>die %n gezeigte Spalte</numerusform>
            <numerusform>die %n gezeigten Spalten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n column(s)</source>
        <translation>
            <numerusform>alle %n Spalten</numerusform>
            <numerusform>alle %n Spalten</numerusform>
        </translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: the file holds a mark in their place. The receipt beside it says so.</source>
        <translation>%1: in der Datei steht an ihrer Stelle ein Zeichen. Die Quittung daneben sagt es.</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>Exportieren nach</translation>
    </message>
    <message>
        <source>RFC 4180 in UTF-8. Text that a spreadsheet would take for a formula is marked with an apostrophe.</source>
        <translation>RFC 4180 in UTF-8. Text, den eine Tabellenkalkulation für eine Formel hielte, bekommt einen Apostroph.</translation>
    </message>
    <message>
        <source>One record a line, whole: key, value, headers, offset. meshctl records write takes it back.</source>
        <translation>Ein ganzer Datensatz je Zeile: Schlüssel, Wert, Header, Offset. meshctl records write nimmt sie zurück.</translation>
    </message>
    <message>
        <source>A table named records, one column a field, numbers exact.</source>
        <translation>Eine Tabelle namens records, eine Spalte je Feld, Zahlen genau.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 records written</source>
        <translation>%1 Datensätze geschrieben</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>Abgebrochen. Nichts blieb zurück.</translation>
    </message>
    <message>
        <source>✓ %1 records are in %2, with a receipt beside it.</source>
        <translation>✓ %1 Datensätze stehen in %2, mit einer Quittung daneben.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::FacetPanel</name>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message numerus="yes">
        <source>+ %n more</source>
        <translation>
            <numerusform>+ %n weiterer</numerusform>
            <numerusform>+ %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2, %n product(s)</source>
        <translation>
            <numerusform>%1: %2, %n Produkt</numerusform>
            <numerusform>%1: %2, %n Produkte</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::FilterField</name>
    <message>
        <source>Filter: text, or amount &gt; 500 AND region = &apos;EU&apos;</source>
        <translation>Filter: Text, oder amount &gt; 500 AND region = &apos;EU&apos;</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>condition</source>
        <translation>Bedingung</translation>
    </message>
</context>
<context>
    <name>mesh::ui::FindingsModel</name>
    <message>
        <source>blocks</source>
        <translation>verhindert</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>excused</source>
        <translation>ausgenommen</translation>
    </message>
    <message>
        <source>only says so</source>
        <translation>sagt es nur</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>The policy</source>
        <translation>Die Richtlinie</translation>
    </message>
    <message>
        <source>Policies that block it</source>
        <translation>Richtlinien, die es verhindern</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Formats</name>
    <message>
        <source>%1 s</source>
        <extracomment>A span of time in seconds, abbreviated</extracomment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <extracomment>A span of time in minutes, abbreviated</extracomment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <extracomment>A span of time in hours, abbreviated</extracomment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <extracomment>A span of time in days, abbreviated</extracomment>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <extracomment>How long ago, in days, abbreviated</extracomment>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>%1 M/s</source>
        <extracomment>Records a second, in millions</extracomment>
        <translation>%1 M/s</translation>
    </message>
    <message>
        <source>%1 k/s</source>
        <extracomment>Records a second, in thousands</extracomment>
        <translation>%1 k/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>Records a second</extracomment>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>%1 B</source>
        <extracomment>A number of bytes</extracomment>
        <translation>%1 B</translation>
    </message>
</context>
<context>
    <name>mesh::ui::GovernancePage</name>
    <message>
        <source>New policy…</source>
        <translation>Neue Richtlinie…</translation>
    </message>
    <message>
        <source>Exemptions</source>
        <translation>Ausnahmen</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>Richtlinie</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>Erteilt von</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>End it…</source>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>Asking every product…</source>
        <translation>Jedes Produkt wird geprüft…</translation>
    </message>
    <message>
        <source>Policies</source>
        <translation>Richtlinien</translation>
    </message>
    <message>
        <source>Around the rules</source>
        <extracomment>The tab of products that are published though a policy blocks them; %1 is their number</extracomment>
        <translation>An den Regeln vorbei</translation>
    </message>
    <message>
        <source>Tiers and classifications</source>
        <translation>Stufen und Einstufungen</translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Published around the rules</source>
        <translation>An den Regeln vorbei veröffentlicht</translation>
    </message>
    <message>
        <source>Rules for products, and how they stand.</source>
        <translation>Regeln für Produkte, und wie es um sie steht.</translation>
    </message>
    <message>
        <source>%1 of %2 products hold every policy that is on.</source>
        <extracomment>Both are numbers of products</extracomment>
        <translation>%1 von %2 Produkten halten jede eingeschaltete Richtlinie ein.</translation>
    </message>
    <message>
        <source>None is published around the rules.</source>
        <translation>Keines ist an den Regeln vorbei veröffentlicht.</translation>
    </message>
    <message numerus="yes">
        <source>%n is published around the rules.</source>
        <translation>
            <numerusform>%n ist an den Regeln vorbei veröffentlicht.</numerusform>
            <numerusform>%n sind an den Regeln vorbei veröffentlicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Around the rules (%1)</source>
        <translation>An den Regeln vorbei (%1)</translation>
    </message>
    <message>
        <source>No product is published that a policy blocks.</source>
        <translation>Kein Produkt ist veröffentlicht, das eine Richtlinie verhindert.</translation>
    </message>
    <message>
        <source>Policies bind Meshscope and meshctl, not Kafka. These were written past them, or before the policy was: their owners decide what to do.</source>
        <translation>Richtlinien binden Meshscope und meshctl, nicht Kafka. Diese wurden an ihnen vorbei geschrieben, oder bevor es die Richtlinie gab: Die Verantwortlichen entscheiden, was zu tun ist.</translation>
    </message>
    <message>
        <source>Binds</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Ein Verstoß</translation>
    </message>
    <message>
        <source>Fail</source>
        <translation>Verletzen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Halten ein</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>Nicht betroffen</translation>
    </message>
    <message>
        <source>Excused</source>
        <translation>Ausgenommen</translation>
    </message>
    <message>
        <source>the mesh</source>
        <translation>das Mesh</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>This mesh has no policies.</source>
        <translation>Dieses Mesh hat keine Richtlinien.</translation>
    </message>
    <message>
        <source>Setting up a mesh writes a set to begin with; a policy of your own is tried before it is switched on.</source>
        <translation>Beim Einrichten eines Mesh wird ein Satz für den Anfang geschrieben; eine eigene Richtlinie wird erprobt, bevor sie eingeschaltet wird.</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>void: no reason or no end</source>
        <translation>nichtig: ohne Grund oder Ende</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>No product is excused from a policy. A policy’s own panel excuses one: with a reason, and until a day.</source>
        <translation>Kein Produkt ist von einer Richtlinie ausgenommen. Das geschieht bei der Richtlinie selbst: mit einem Grund und bis zu einem Tag.</translation>
    </message>
    <message numerus="yes">
        <source>%n exemption(s) run.</source>
        <translation>
            <numerusform>%n Ausnahme läuft.</numerusform>
            <numerusform>%n Ausnahmen laufen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Exemptions (%1)</source>
        <translation>Ausnahmen (%1)</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
    <message>
        <source>Not understood</source>
        <extracomment>The tab of records of the catalog that this version cannot take; %1 is their number</extracomment>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Not understood (%1)</source>
        <translation>Nicht verstanden (%1)</translation>
    </message>
</context>
<context>
    <name>mesh::ui::HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Help text</source>
        <translation>Hilfetext</translation>
    </message>
</context>
<context>
    <name>mesh::ui::HexView</name>
    <message>
        <source>Bytes in hex</source>
        <translation>Bytes in Hex</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Histogram</name>
    <message>
        <source>Volume over time</source>
        <translation>Menge über die Zeit</translation>
    </message>
    <message>
        <source>↑ %1/s</source>
        <extracomment>Height of the highest bar; %1 is a number</extracomment>
        <translation>↑ %1/s</translation>
    </message>
    <message>
        <source>↑ %1/min</source>
        <translation>↑ %1/min</translation>
    </message>
    <message>
        <source>↑ %1/h</source>
        <translation>↑ %1/h</translation>
    </message>
    <message>
        <source>%1 – %2: %3 records. Click to read from here.</source>
        <extracomment>%1 and %2 are times, %3 a number of records</extracomment>
        <translation>%1 – %2: %3 Datensätze. Ein Klick liest von hier an.</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <extracomment>How far back a graph reaches</extracomment>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>How far back the graph reaches</source>
        <translation>Wie weit das Diagramm zurückreicht</translation>
    </message>
    <message>
        <source>Graph over %1</source>
        <translation>Diagramm über %1</translation>
    </message>
</context>
<context>
    <name>mesh::ui::HistoryDialog</name>
    <message>
        <source>History of %1</source>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed again since, and stay as they are.</source>
        <translation>
            <numerusform>Ein Feld wurde seitdem wieder geändert und bleibt, wie es ist.</numerusform>
            <numerusform>%n Felder wurden seitdem wieder geändert und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back a change of %1</source>
        <translation>Eine Änderung von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Took back a change</source>
        <translation>Änderung zurückgenommen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::HistoryView</name>
    <message>
        <source>published</source>
        <extracomment>What was done to a record; products are published, others are made</extracomment>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>nothing that is shown</source>
        <translation>nichts, was gezeigt wird</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who (claimed)</source>
        <translation>Wer (laut Angabe)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Take this change back…</source>
        <translation>Diese Änderung zurücknehmen…</translation>
    </message>
    <message>
        <source>Before it, something was written that no change tells of.</source>
        <translation>Davor wurde etwas geschrieben, von dem keine Änderung berichtet.</translation>
    </message>
    <message>
        <source>Reading the changes…</source>
        <translation>Die Änderungen werden gelesen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>No change is known.</source>
        <translation>Es ist keine Änderung bekannt.</translation>
    </message>
    <message>
        <source>It was written without one: by another program, or before its domain kept changes.</source>
        <translation>Es wurde ohne eine geschrieben: von einem anderen Programm, oder bevor seine Domäne Änderungen aufhob.</translation>
    </message>
    <message>
        <source>%1 by %2 (claimed) with %3, offset %4</source>
        <extracomment>One change of a product: what, by whom, with which program</extracomment>
        <translation>%1 von %2 (laut Angabe) mit %3, Offset %4</translation>
    </message>
    <message>
        <source>nobody named</source>
        <translation>jemandem ohne Namen</translation>
    </message>
    <message>
        <source>an unnamed program</source>
        <translation>einem Programm ohne Namen</translation>
    </message>
    <message>
        <source>Took back the change of %1</source>
        <translation>Änderung vom %1 zurückgenommen</translation>
    </message>
    <message>
        <source>The change</source>
        <translation>Die Änderung</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Neben</translation>
    </message>
    <message>
        <source>%1, as %2</source>
        <translation>%1, als %2</translation>
    </message>
    <message>
        <source>what was before it</source>
        <translation>dem, was vorher war</translation>
    </message>
    <message>
        <source>what stands there now</source>
        <translation>dem, was jetzt dort steht</translation>
    </message>
    <message>
        <source>the change of %1 by %2</source>
        <translation>der Änderung vom %1 von %2</translation>
    </message>
    <message>
        <source>made</source>
        <translation>angelegt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ImportDialog</name>
    <message>
        <source>Java client.properties</source>
        <translation>Javas client.properties</translation>
    </message>
    <message>
        <source>librdkafka properties</source>
        <translation>librdkafka-Eigenschaften</translation>
    </message>
    <message>
        <source>Output of the Confluent CLI</source>
        <translation>Ausgabe der Confluent CLI</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Import a connection</source>
        <translation>Eine Verbindung importieren</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>Text zum Importieren</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Paste what another tool uses: Java’s client.properties, kcat.conf, librdkafka properties, or what the Confluent CLI printed.</source>
        <translation>Fügen Sie ein, was ein anderes Werkzeug verwendet: Javas client.properties, kcat.conf, librdkafka-Eigenschaften, oder was die Confluent CLI ausgab.</translation>
    </message>
    <message>
        <source>A file with connection settings</source>
        <translation>Eine Datei mit Verbindungseinstellungen</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Registry</source>
        <translation>Registry</translation>
    </message>
    <message>
        <source>Not taken over</source>
        <translation>Nicht übernommen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 is a store in Java’s own format, which cannot be read here.</source>
        <translation>%1 ist ein Speicher in Javas eigenem Format, das hier nicht gelesen werden kann.</translation>
    </message>
    <message>
        <source>Convert it with this command, then name the new file in its place above:</source>
        <translation>Wandeln Sie ihn mit diesem Befehl um und nennen Sie oben stattdessen die neue Datei:</translation>
    </message>
    <message>
        <source>Command that converts the store</source>
        <translation>Befehl, der den Speicher umwandelt</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>%1 holds certificates, not connection settings.</source>
        <translation>%1 enthält Zertifikate, keine Verbindungsdaten.</translation>
    </message>
    <message>
        <source>Name it in the connection itself, under Security: as the authority to trust, or as your own certificate.</source>
        <translation>Nennen Sie sie in der Verbindung selbst, unter Sicherheit: als vertraute Stelle oder als Ihr eigenes Zertifikat.</translation>
    </message>
    <message>
        <source>Where it is your own certificate, convert it with this command and name the new file in the connection:</source>
        <translation>Ist es Ihr eigenes Zertifikat, wandeln Sie es mit diesem Befehl um und nennen Sie die neue Datei in der Verbindung:</translation>
    </message>
    <message>
        <source>Where it is your own certificate, name it in the connection, under Security.</source>
        <translation>Ist es Ihr eigenes Zertifikat, nennen Sie es in der Verbindung, unter Sicherheit.</translation>
    </message>
    <message>
        <source>Where it is what you trust, convert it with this command and name the new file in the connection:</source>
        <translation>Ist es das, dem Sie vertrauen, wandeln Sie es mit diesem Befehl um und nennen Sie die neue Datei in der Verbindung:</translation>
    </message>
</context>
<context>
    <name>mesh::ui::InboxPage</name>
    <message>
        <source>Waiting for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird nachgesehen…</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weiterer.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits. To see what waits for your teams, say in the connection which those are.</source>
        <translation>Nichts wartet. Um zu sehen, was auf Ihre Teams wartet, nennen Sie diese in der Verbindung.</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::InboxWords</name>
    <message>
        <source>%1: %2</source>
        <extracomment>Who asks or answers, and the words that were given for it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>%1 agrees that you read it</source>
        <translation>%1 stimmt zu, dass Sie es lesen</translation>
    </message>
    <message>
        <source>%1 does not agree that you read it</source>
        <translation>%1 stimmt nicht zu, dass Sie es lesen</translation>
    </message>
    <message>
        <source>%1 has ended your access</source>
        <translation>%1 hat Ihren Zugang beendet</translation>
    </message>
    <message>
        <source>Its port v%1 was to end on %2</source>
        <translation>Sein Port v%1 sollte am %2 enden</translation>
    </message>
    <message>
        <source>Its port v%1 ends on %2</source>
        <translation>Sein Port v%1 endet am %2</translation>
    </message>
    <message>
        <source>It was to end on %1: retire it, or tell a later day</source>
        <translation>Es sollte am %1 enden: Ziehen Sie es zurück, oder nennen Sie einen späteren Tag</translation>
    </message>
    <message>
        <source>It ends on %1</source>
        <translation>Es endet am %1</translation>
    </message>
    <message>
        <source>%1; followed by %2</source>
        <translation>%1; danach kommt %2</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s) fail: %1</source>
        <translation>
            <numerusform>%n Prüfung schlägt fehl: %1</numerusform>
            <numerusform>%n Prüfungen schlagen fehl: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 asks to read it</source>
        <translation>%1 möchte es lesen</translation>
    </message>
    <message>
        <source>%1 reads it; you wanted to look again on %2</source>
        <translation>%1 liest es; am %2 wollten Sie wieder nachsehen</translation>
    </message>
    <message>
        <source>%1 offers it to you as %2</source>
        <translation>%1 bietet es Ihnen als %2 an</translation>
    </message>
    <message>
        <source>%1 has accepted it as %2: let it go here</source>
        <translation>%1 hat es als %2 angenommen: Geben Sie es hier ab</translation>
    </message>
    <message>
        <source>%1 has changed it since you began your draft</source>
        <translation>%1 hat es geändert, seit Sie Ihren Entwurf begonnen haben</translation>
    </message>
    <message>
        <source>Late: its newest record may be at most %1 old</source>
        <extracomment>%1 is a span: &quot;5 min&quot;</extracomment>
        <translation>Verspätet: Sein neuester Datensatz darf höchstens %1 alt sein</translation>
    </message>
    <message>
        <source>You may read it until %1: ask again if you need it longer</source>
        <translation>Sie dürfen es bis %1 lesen: Bitten Sie erneut, wenn Sie es länger brauchen</translation>
    </message>
    <message>
        <source>%1 was to read it until %2: take the rights in Kafka back, or agree anew</source>
        <translation>%1 sollte es bis %2 lesen: Nehmen Sie die Rechte in Kafka zurück, oder stimmen Sie neu zu</translation>
    </message>
    <message>
        <source>%1 reads it until %2</source>
        <translation>%1 liest es bis %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::InspectorArea</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
</context>
<context>
    <name>mesh::ui::LedgerBar</name>
    <message>
        <source>show</source>
        <extracomment>Beside the number of undecodable records</extracomment>
        <translation>zeigen</translation>
    </message>
    <message>
        <source>Go to the next undecodable record</source>
        <translation>Zum nächsten nicht dekodierbaren Datensatz gehen</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>Records that came from the broker since this view began to read.
received = shown + filtered + skipped + undecodable</source>
        <translation>Datensätze, die vom Broker kamen, seit diese Ansicht zu lesen begann.
empfangen = gezeigt + gefiltert + übersprungen + nicht dekodierbar</translation>
    </message>
    <message>
        <source>shown</source>
        <translation>gezeigt</translation>
    </message>
    <message>
        <source>Records that the filter lets through. Of very many the oldest leave the table again; they stay counted here.</source>
        <translation>Datensätze, die der Filter durchlässt. Von sehr vielen verlassen die ältesten die Tabelle wieder; hier bleiben sie gezählt.</translation>
    </message>
    <message>
        <source>filtered</source>
        <translation>gefiltert</translation>
    </message>
    <message>
        <source>Records that the filter keeps out.</source>
        <translation>Datensätze, die der Filter zurückhält.</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <source>Records read but not looked at: between those of an even sample, or let go because they came faster than they could be kept.</source>
        <translation>Gelesen, aber nicht angesehen: zwischen denen einer Stichprobe, oder losgelassen, weil sie schneller kamen, als sie zu behalten waren.</translation>
    </message>
    <message>
        <source>undecodable</source>
        <translation>nicht dekodierbar</translation>
    </message>
    <message>
        <source>Records whose bytes are not what they claim to be. They are rows in the table, with the reason and the bytes.</source>
        <translation>Datensätze, deren Bytes nicht sind, was sie zu sein behaupten. Sie stehen in der Tabelle, mit Grund und Bytes.</translation>
    </message>
    <message>
        <source>offsets without a record</source>
        <extracomment>Offsets of the log at which there is no record to see</extracomment>
        <translation>Offsets ohne Datensatz</translation>
    </message>
    <message>
        <source>Offsets of the log that hold no record to see. They are no loss here:</source>
        <translation>Offsets des Logs, hinter denen kein sichtbarer Datensatz steht. Hier fehlt nichts:</translation>
    </message>
    <message>
        <source>%1 marks that end a transaction</source>
        <translation>%1 Marken am Ende einer Transaktion</translation>
    </message>
    <message>
        <source>%1 records of transactions that were aborted</source>
        <translation>%1 Datensätze abgebrochener Transaktionen</translation>
    </message>
    <message>
        <source>%1 removed by compaction: a newer record has their key</source>
        <translation>%1 durch Verdichtung entfernt: ein neuerer Datensatz hat ihren Schlüssel</translation>
    </message>
    <message>
        <source>%1 marks of transactions, aborted or compacted records</source>
        <translation>%1 Transaktionsmarken, abgebrochene oder verdichtete Datensätze</translation>
    </message>
    <message>
        <source>%1 deleted by retention before they were read</source>
        <translation>%1 durch Ablauf gelöscht, bevor sie gelesen wurden</translation>
    </message>
    <message>
        <source>%1 at the end, hidden by a transaction that is still open</source>
        <translation>%1 am Ende, verdeckt durch eine noch offene Transaktion</translation>
    </message>
    <message>
        <source>%1 rec/s</source>
        <extracomment>A rate; %1 is a number</extracomment>
        <translation>%1 Sätze/s</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>lag %1</source>
        <translation>Rückstand %1</translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation>%1 B</translation>
    </message>
    <message>
        <source>List them among the records that match</source>
        <translation>Unter denen listen, die passen</translation>
    </message>
    <message>
        <source>hide</source>
        <extracomment>Beside the number of undecodable records</extracomment>
        <translation>verbergen</translation>
    </message>
    <message>
        <source>List only the records that match</source>
        <translation>Nur die listen, die passen</translation>
    </message>
    <message>
        <source>Records whose bytes are not what they claim to be: nobody can tell whether the filter wants them, so they are not listed.</source>
        <translation>Datensätze, deren Bytes nicht sind, was sie zu sein behaupten: niemand weiß, ob der Filter sie meint, deshalb stehen sie nicht in der Liste.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::LifeDialog</name>
    <message>
        <source>Deprecate %1</source>
        <translation>%1 auslaufen lassen</translation>
    </message>
    <message>
        <source>Readers see the day on which it ends, and what follows it.</source>
        <translation>Leser sehen den Tag, an dem es endet, und was darauf folgt.</translation>
    </message>
    <message>
        <source>Deprecate</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Deprecated</source>
        <translation>Auslaufen lassen</translation>
    </message>
    <message>
        <source>Keep %1 after all</source>
        <translation>%1 doch behalten</translation>
    </message>
    <message>
        <source>It is active again, and its end is off.</source>
        <translation>Es ist wieder aktiv, und sein Ende ist vom Tisch.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Took a deprecation back</source>
        <translation>Auslaufen zurückgenommen</translation>
    </message>
    <message>
        <source>Retire %1</source>
        <translation>%1 zurückziehen</translation>
    </message>
    <message>
        <source>Retire</source>
        <translation>Zurückziehen</translation>
    </message>
    <message>
        <source>Retired</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Remove %1 from the mesh</source>
        <translation>%1 aus dem Mesh entfernen</translation>
    </message>
    <message>
        <source>Its record goes; the history keeps it. Its topic becomes an unpublished one, with all of its data.</source>
        <translation>Sein Eintrag geht; der Verlauf behält ihn. Sein Topic wird zu einem unveröffentlichten, mit allen Daten.</translation>
    </message>
    <message>
        <source>Remove from the mesh</source>
        <translation>Aus dem Mesh entfernen</translation>
    </message>
    <message>
        <source>Removed from the mesh</source>
        <translation>Aus dem Mesh entfernt</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>%1 veröffentlichen</translation>
    </message>
    <message>
        <source>The draft becomes active.</source>
        <translation>Der Entwurf wird aktiv.</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Deprecate…</source>
        <translation>Auslaufen lassen…</translation>
    </message>
    <message>
        <source>Keep it after all…</source>
        <translation>Doch behalten…</translation>
    </message>
    <message>
        <source>Retire…</source>
        <translation>Zurückziehen…</translation>
    </message>
    <message>
        <source>Remove from the mesh…</source>
        <translation>Aus dem Mesh entfernen…</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Endet am</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Gefolgt von</translation>
    </message>
    <message>
        <source>A product of the mesh: domain.name</source>
        <translation>Ein Produkt des Meshs: domäne.name</translation>
    </message>
    <message>
        <source>A word to readers</source>
        <translation>Ein Wort an die Leser</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history.</source>
        <translation>Für den Verlauf.</translation>
    </message>
    <message>
        <source>It stays in the mesh as retired. Its topic and schemas stay, too: you are asked about each of them afterwards.</source>
        <translation>Es bleibt als zurückgezogen im Mesh. Topic und Schemas bleiben auch: Nach jedem davon werden Sie danach gefragt.</translation>
    </message>
    <message>
        <source>End it although somebody reads it</source>
        <translation>Beenden, obwohl jemand liest</translation>
    </message>
    <message>
        <source>Asking the cluster who reads it…</source>
        <translation>Der Cluster wird gefragt, wer es liest…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::LivePage</name>
    <message>
        <source>offsets by time</source>
        <extracomment>Where the numbers of the graph come from: offsets looked up by time</extracomment>
        <translation>Offsets nach Zeit</translation>
    </message>
    <message>
        <source>Counted by the offsets at each time: all records of the topic, also those that compaction has removed since.</source>
        <translation>Gezählt nach den Offsets zu jeder Zeit: alle Datensätze des Topics, auch inzwischen verdichtete.</translation>
    </message>
    <message>
        <source>records read</source>
        <extracomment>Where the numbers of the graph come from</extracomment>
        <translation>gelesene Datensätze</translation>
    </message>
    <message>
        <source>Counted from the records this view has read: the cluster cannot look up offsets by time.</source>
        <translation>Gezählt an den Datensätzen, die diese Ansicht gelesen hat: der Cluster kann keine Offsets zu einer Zeit nennen.</translation>
    </message>
    <message>
        <source>Following %1</source>
        <translation>Folgte %1</translation>
    </message>
    <message>
        <source>Paused %1</source>
        <translation>Hielt %1 an</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Asking where %1 begins</source>
        <translation>Es wird gefragt, wo %1 beginnt</translation>
    </message>
    <message>
        <source>Looking through the events for what the filter asks</source>
        <translation>Die Ereignisse werden nach dem Filter durchgesehen</translation>
    </message>
    <message>
        <source>No event matches the filter</source>
        <translation>Kein Ereignis passt zum Filter</translation>
    </message>
    <message>
        <source>%1 were looked at. New ones are shown here as soon as one matches.</source>
        <translation>%1 wurden angesehen. Neue erscheinen hier, sobald eines passt.</translation>
    </message>
    <message>
        <source>No events in this range</source>
        <translation>Keine Ereignisse in diesem Bereich</translation>
    </message>
    <message>
        <source>Choose another range above, or follow what comes.</source>
        <translation>Wählen Sie oben einen anderen Bereich, oder folgen Sie dem, was kommt.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>%1 holds no records to see in this range. What is produced from now on appears here at once.</source>
        <translation>%1 enthält in diesem Bereich keine sichtbaren Datensätze. Was von jetzt an erzeugt wird, erscheint sofort hier.</translation>
    </message>
    <message>
        <source>Kafka says: %1</source>
        <translation>Kafka sagt: %1</translation>
    </message>
    <message>
        <source>%1 owns it. Ask there for READ on this topic: %2</source>
        <translation>Verantwortlich ist %1. Bitten Sie dort um READ auf diesem Topic: %2</translation>
    </message>
    <message>
        <source>%1 owns it. Ask there for READ on this topic.</source>
        <translation>Verantwortlich ist %1. Bitten Sie dort um READ auf diesem Topic.</translation>
    </message>
    <message>
        <source>You may not read %1</source>
        <translation>Sie dürfen %1 nicht lesen</translation>
    </message>
    <message>
        <source>%1 was deleted and made anew. Reading went on at its new beginning; what was read before stays below.</source>
        <translation>%1 wurde gelöscht und neu angelegt. Gelesen wird an seinem neuen Anfang weiter; was vorher gelesen wurde, bleibt unten.</translation>
    </message>
    <message>
        <source>%1 offsets were deleted by retention before they were read here.</source>
        <translation>%1 Offsets wurden durch Ablauf gelöscht, bevor sie hier gelesen wurden.</translation>
    </message>
    <message>
        <source>This cluster cannot look up a time: records before it are read and skipped.</source>
        <translation>Dieser Cluster kann keine Zeit nachschlagen: Datensätze davor werden gelesen und übersprungen.</translation>
    </message>
    <message>
        <source>The undecodable records have left the table again</source>
        <translation>Die nicht dekodierbaren Datensätze haben die Tabelle wieder verlassen</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n row(s)</source>
        <translation>
            <numerusform>%n Zeile kopieren</numerusform>
            <numerusform>%n Zeilen kopieren</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <source>Filter: %1</source>
        <translation>Filter: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n could not be decoded: nobody can tell whether the filter wants them.</source>
        <translation>
            <numerusform>%n war nicht dekodierbar: niemand weiß, ob der Filter ihn meint.</numerusform>
            <numerusform>%n waren nicht dekodierbar: niemand weiß, ob der Filter sie meint.</numerusform>
        </translation>
    </message>
    <message>
        <source>List the undecodable ones</source>
        <translation>Die nicht dekodierbaren listen</translation>
    </message>
    <message>
        <source>Ask for access…</source>
        <translation>Um Zugang bitten…</translation>
    </message>
    <message>
        <source>Revealed %1, noted in the mesh</source>
        <translation>%1 aufgedeckt, im Mesh vermerkt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::LiveToolbar</name>
    <message>
        <source>Follow</source>
        <translation>Folgen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>All partitions</source>
        <translation>Alle Partitionen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Default columns</source>
        <translation>Übliche Spalten</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show events as they arrive (Space)</source>
        <translation>Ereignisse zeigen, wie sie ankommen (Leertaste)</translation>
    </message>
    <message>
        <source>Hold what is shown; nothing is lost (Space)</source>
        <translation>Festhalten, was gezeigt ist; nichts geht verloren (Leertaste)</translation>
    </message>
    <message>
        <source>Take events along as a file (Ctrl+Shift+E)</source>
        <translation>Ereignisse als Datei mitnehmen (Strg+Umschalt+E)</translation>
    </message>
    <message>
        <source>Newest %1</source>
        <translation>Neueste %1</translation>
    </message>
    <message>
        <source>Newest…</source>
        <translation>Neueste…</translation>
    </message>
    <message>
        <source>From the beginning</source>
        <translation>Vom Anfang an</translation>
    </message>
    <message>
        <source>By time…</source>
        <translation>Nach Zeit…</translation>
    </message>
    <message>
        <source>By offsets…</source>
        <translation>Nach Offsets…</translation>
    </message>
    <message>
        <source>Even sample over a span…</source>
        <translation>Gleichmäßige Stichprobe über eine Spanne…</translation>
    </message>
    <message>
        <source>Partition %1</source>
        <translation>Partition %1</translation>
    </message>
    <message>
        <source>Range: %1</source>
        <translation>Bereich: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n partition(s)</source>
        <translation>
            <numerusform>%1 von %n Partition</numerusform>
            <numerusform>%1 von %n Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MainWindow</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Show all commands</source>
        <translation>Alle Befehle zeigen</translation>
    </message>
    <message>
        <source>Filter this page</source>
        <translation>Diese Seite filtern</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>Aktualisieren</translation>
    </message>
    <message>
        <source>Go to Explore</source>
        <translation>Zu Erkunden gehen</translation>
    </message>
    <message>
        <source>Close this tab</source>
        <translation>Diesen Reiter schließen</translation>
    </message>
    <message>
        <source>Next tab</source>
        <translation>Nächster Reiter</translation>
    </message>
    <message>
        <source>Previous tab</source>
        <translation>Voriger Reiter</translation>
    </message>
    <message>
        <source>Fold the left side</source>
        <translation>Linke Seite einklappen</translation>
    </message>
    <message>
        <source>Fold the inspector</source>
        <translation>Inspektor einklappen</translation>
    </message>
    <message>
        <source>Show the activity log</source>
        <translation>Aktivitätsprotokoll zeigen</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>Open the sandbox</source>
        <translation>Sandbox öffnen</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Sandbox: invented data, nothing leaves this machine.</source>
        <translation>Sandbox: erfundene Daten, nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Connect to your Kafka…</source>
        <translation>Mit Ihrem Kafka verbinden…</translation>
    </message>
    <message>
        <source>Set up a mesh here…</source>
        <translation>Hier ein Mesh einrichten…</translation>
    </message>
    <message>
        <source>New domain…</source>
        <translation>Neue Domäne…</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Zum Posteingang</translation>
    </message>
    <message>
        <source>Export the catalog as files…</source>
        <translation>Katalog als Dateien exportieren…</translation>
    </message>
    <message>
        <source>Import a catalog from files…</source>
        <translation>Katalog aus Dateien importieren…</translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>There is nothing to undo: this window has changed nothing yet.</source>
        <translation>Es gibt nichts zurückzunehmen: Dieses Fenster hat noch nichts geändert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Taken back: the last change of %1.</source>
        <translation>Zurückgenommen: die letzte Änderung von %1.</translation>
    </message>
    <message>
        <source>%1 was not undone: somebody else has changed it since.</source>
        <translation>%1 wurde nicht zurückgenommen: Jemand anders hat es seither geändert.</translation>
    </message>
    <message>
        <source>Undo the last change of the catalog</source>
        <translation>Letzte Änderung des Katalogs zurücknehmen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MajorDialog</name>
    <message>
        <source>Keeps %1 filled for those who read it still. Name here what differs: new_field AS old_field.</source>
        <translation>Füllt %1 weiter für die, die es noch lesen. Nennen Sie hier, was sich unterscheidet: neues_feld AS altes_feld.</translation>
    </message>
    <message>
        <source>New major version of %1</source>
        <translation>Neue Hauptversion von %1</translation>
    </message>
    <message>
        <source>It gets a port of its own, on another topic, beside the one that is there: readers move when they are ready, until the old one ends.</source>
        <translation>Sie bekommt einen eigenen Port an einem anderen Topic, neben dem bisherigen: Leser ziehen um, wenn sie so weit sind, bis der alte endet.</translation>
    </message>
    <message>
        <source>Add the version</source>
        <translation>Version hinzufügen</translation>
    </message>
    <message>
        <source>Added a major version</source>
        <translation>Hauptversion hinzugefügt</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Of the new version; it is there already.</source>
        <translation>Der neuen Version; es ist schon da.</translation>
    </message>
    <message>
        <source>The old one ends on</source>
        <translation>Der alte endet am</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history, and for readers.</source>
        <translation>Für den Verlauf und für Leser.</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>A statement that fills the old topic from the new one. It runs where your streams run; nothing starts here.</source>
        <translation>Eine Anweisung, die das alte Topic aus dem neuen füllt. Sie läuft, wo Ihre Streams laufen; hier startet nichts.</translation>
    </message>
    <message>
        <source>Choose the topic of the new version.</source>
        <translation>Wählen Sie das Topic der neuen Version.</translation>
    </message>
    <message>
        <source>%1 is published as %2 already.</source>
        <translation>%1 ist schon als %2 veröffentlicht.</translation>
    </message>
    <message>
        <source>There is no topic %1 on this cluster.</source>
        <translation>Auf diesem Cluster gibt es kein Topic %1.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MergeView</name>
    <message>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <source>%1 (no conflict)</source>
        <translation>%1 (kein Konflikt)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>Die andere</translation>
    </message>
    <message>
        <source>%1: mine, %2</source>
        <translation>%1: meine, %2</translation>
    </message>
    <message>
        <source>%1: theirs, %2</source>
        <translation>%1: die andere, %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MeshSetupDialog</name>
    <message>
        <source>Topics that are made</source>
        <translation>Topics, die angelegt werden</translation>
    </message>
    <message>
        <source>Commands for an administrator</source>
        <translation>Befehle für die Verwaltung</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>New domain…</source>
        <translation>Neue Domäne…</translation>
    </message>
    <message>
        <source>Set up a mesh here</source>
        <translation>Hier ein Mesh einrichten</translation>
    </message>
    <message>
        <source>A mesh is a handful of small topics on this cluster, and nothing else: what products there are, who changed what, and who asks for access. Nothing is stored elsewhere.</source>
        <translation>Ein Mesh ist eine Handvoll kleiner Topics auf diesem Cluster und sonst nichts: welche Produkte es gibt, wer was geändert hat und wer um Zugang bittet. Nirgendwo sonst wird etwas gespeichert.</translation>
    </message>
    <message>
        <source>Into the first of them go the tiers, classifications and policies that a mesh begins with: few that block, all can be changed later.</source>
        <translation>In das erste kommen die Stufen, Einstufungen und Richtlinien, mit denen ein Mesh beginnt: wenige, die verhindern; alle lassen sich später ändern.</translation>
    </message>
    <message>
        <source>Making the topics…</source>
        <translation>Die Topics werden angelegt…</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of the mesh’s topics are not as they are made now (%1). It works; the commands below mend them.</source>
        <extracomment>%1 are settings of Kafka: &quot;message.timestamp.type=CreateTime&quot;</extracomment>
        <translation>
            <numerusform>%n Einstellung der Topics des Meshs ist nicht so, wie sie heute gemacht wird (%1). Es geht auch so; der Befehl unten bringt sie in Ordnung.</numerusform>
            <numerusform>%n Einstellungen der Topics des Meshs sind nicht so, wie sie heute gemacht werden (%1). Es geht auch so; die Befehle unten bringen sie in Ordnung.</numerusform>
        </translation>
    </message>
    <message>
        <source>For an administrator: as commands, with the rights of everybody</source>
        <translation>Für die Verwaltung: als Befehle, mit den Rechten für alle</translation>
    </message>
    <message>
        <source>Let everybody read it…</source>
        <translation>Alle lesen lassen…</translation>
    </message>
    <message>
        <source>The mesh is set up: its topics are there, and have been checked. Next it needs a domain; where Kafka asks who may, others need the right to read it.</source>
        <translation>Das Mesh ist eingerichtet: Seine Topics sind da und geprüft. Als Nächstes braucht es eine Domäne; wo Kafka nach Rechten fragt, brauchen andere das Recht, es zu lesen.</translation>
    </message>
    <message>
        <source>everybody on the mesh</source>
        <translation>alle am Mesh</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MoveBar</name>
    <message>
        <source>Accept…</source>
        <translation>Annehmen…</translation>
    </message>
    <message>
        <source>Let it go…</source>
        <translation>Abgeben…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Zurücknehmen…</translation>
    </message>
    <message>
        <source>%1 has accepted it as %2. Until its owner lets it go it stands in both.</source>
        <extracomment>%1 a domain, %2 what the product is called there</extracomment>
        <translation>%1 hat es als %2 angenommen. Bis die Verantwortlichen es abgeben, steht es in beiden.</translation>
    </message>
    <message>
        <source>It is offered to you: as %1.</source>
        <translation>Es wird Ihnen angeboten: als %1.</translation>
    </message>
    <message>
        <source>It is offered to %1 as %2, and waits for that domain to accept it.</source>
        <translation>Es wird %1 als %2 angeboten und wartet darauf, dass diese Domäne es annimmt.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::MoveDialog</name>
    <message>
        <source>Move %1 to another domain</source>
        <translation>%1 in eine andere Domäne verschieben</translation>
    </message>
    <message>
        <source>It is offered first. Nothing moves until a team of that domain accepts it; after that you let it go here, and whoever looks for it is led to its new place. Its topic stays where it is.</source>
        <translation>Zuerst wird es angeboten. Nichts bewegt sich, bis ein Team jener Domäne es annimmt; danach geben Sie es hier ab, und wer es sucht, wird an seinen neuen Platz geführt. Sein Topic bleibt, wo es ist.</translation>
    </message>
    <message>
        <source>Offer it</source>
        <translation>Anbieten</translation>
    </message>
    <message>
        <source>Offered to another domain</source>
        <translation>Anderer Domäne angeboten</translation>
    </message>
    <message>
        <source>Take the offer of %1 back</source>
        <translation>Angebot von %1 zurücknehmen</translation>
    </message>
    <message>
        <source>It stays in its domain.</source>
        <translation>Es bleibt in seiner Domäne.</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Took an offer back</source>
        <translation>Angebot zurückgenommen</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <translation>%1 annehmen</translation>
    </message>
    <message>
        <source>It becomes a product of your domain, with all that is said of it. Until its former owner lets it go it stands in both.</source>
        <translation>Es wird ein Produkt Ihrer Domäne, mit allem, was von ihm gesagt ist. Bis die früheren Verantwortlichen es abgeben, steht es in beiden.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accepted a product</source>
        <translation>Produkt angenommen</translation>
    </message>
    <message>
        <source>Let %1 go</source>
        <translation>%1 abgeben</translation>
    </message>
    <message>
        <source>It was accepted there. Its record here goes, and a redirect takes its place.</source>
        <translation>Es wurde dort angenommen. Sein Eintrag hier geht, und ein Verweis nimmt seinen Platz ein.</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>Abgeben</translation>
    </message>
    <message>
        <source>Let a product go</source>
        <translation>Produkt abgegeben</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Its id there</source>
        <translation>Kennung dort</translation>
    </message>
    <message>
        <source>Its place there</source>
        <translation>Platz dort</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>The team that answers for it from now on.</source>
        <translation>Das Team, das von nun an dafür einsteht.</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history.</source>
        <translation>Für den Verlauf.</translation>
    </message>
    <message>
        <source>There is no other domain.</source>
        <translation>Es gibt keine andere Domäne.</translation>
    </message>
    <message>
        <source>An id begins with a letter and holds only a–z, 0–9 and _, at most 63.</source>
        <translation>Eine Kennung beginnt mit einem Buchstaben und enthält nur a–z, 0–9 und _, höchstens 63.</translation>
    </message>
    <message>
        <source>%1 is published already. Take another id.</source>
        <translation>%1 ist schon veröffentlicht. Nehmen Sie eine andere Kennung.</translation>
    </message>
    <message>
        <source>Name the team that answers for it.</source>
        <translation>Nennen Sie das Team, das dafür einsteht.</translation>
    </message>
    <message>
        <source>%1 is published already.</source>
        <translation>%1 ist schon veröffentlicht.</translation>
    </message>
    <message>
        <source>Nobody has accepted it yet.</source>
        <translation>Noch hat es niemand angenommen.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::NewestEvents</name>
    <message>
        <source>Newest events</source>
        <translation>Neueste Ereignisse</translation>
    </message>
    <message>
        <source>Published sample</source>
        <translation>Veröffentlichte Probe</translation>
    </message>
    <message>
        <source>You may not read this topic. This is the sample that %1 published on %2.</source>
        <translation>Sie dürfen dieses Topic nicht lesen. Dies ist die Probe, die %1 am %2 veröffentlicht hat.</translation>
    </message>
    <message>
        <source>No events yet. What is produced appears here at once.</source>
        <translation>Noch keine Ereignisse. Was erzeugt wird, erscheint sofort hier.</translation>
    </message>
    <message>
        <source>Reading the newest events…</source>
        <translation>Die neuesten Ereignisse werden gelesen…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::OverviewPage</name>
    <message>
        <source>Newest events</source>
        <translation>Neueste Ereignisse</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>In sync</source>
        <translation>Synchron</translation>
    </message>
    <message>
        <source>From offset</source>
        <translation>Von Offset</translation>
    </message>
    <message>
        <source>To offset</source>
        <translation>Bis Offset</translation>
    </message>
    <message>
        <source>Records at most</source>
        <translation>Datensätze höchstens</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Configuration that differs from the default</source>
        <translation>Konfiguration, die von der Vorgabe abweicht</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Nobody has described this topic yet. What follows is what Kafka itself and its records tell.</source>
        <translation>Noch hat niemand dieses Topic beschrieben. Es folgt, was Kafka selbst und seine Datensätze erzählen.</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>Erreichen</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Described</source>
        <translation>Beschrieben</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>good</source>
        <translation>dauerhaft</translation>
    </message>
    <message>
        <source>Supported until</source>
        <translation>Unterstützt bis</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Endet am</translation>
    </message>
    <message>
        <source>Followed by</source>
        <translation>Nachfolger</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Gemacht aus</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Geht ein in</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>about %1, from %2 records looked at</source>
        <extracomment>A size and a number of records: the size is estimated from so many</extracomment>
        <translation>etwa %1, aus %2 angesehenen Datensätzen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Offsets kept</source>
        <translation>Behaltene Offsets</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Neuestes Ereignis</translation>
    </message>
    <message>
        <source>Cleanup</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>Aufbewahrung</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>dauerhaft</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>%1 v%2, %3</source>
        <translation>%1 v%2, %3</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Wird gefragt…</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>No leader: it cannot be read or written now</source>
        <translation>Kein Leader: jetzt weder lesbar noch beschreibbar</translation>
    </message>
    <message>
        <source>Fewer replicas in sync than there are</source>
        <translation>Weniger Replikate synchron, als es gibt</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s) with fewer replicas in sync than there are</source>
        <translation>
            <numerusform>%n Partition mit weniger synchronen Replikaten, als es gibt</numerusform>
            <numerusform>%n Partitionen mit weniger synchronen Replikaten, als es gibt</numerusform>
        </translation>
    </message>
    <message>
        <source>This cluster does not tell who reads.</source>
        <translation>Dieser Cluster sagt nicht, wer liest.</translation>
    </message>
    <message>
        <source>hidden by the broker</source>
        <translation>vom Broker verborgen</translation>
    </message>
    <message>
        <source>This cluster does not tell its configuration.</source>
        <translation>Dieser Cluster nennt seine Konfiguration nicht.</translation>
    </message>
    <message>
        <source>Every setting is the default.</source>
        <translation>Jede Einstellung ist die Vorgabe.</translation>
    </message>
    <message>
        <source>Port ends on</source>
        <translation>Port endet am</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Publish as sample…</source>
        <translation>Als Probe veröffentlichen…</translation>
    </message>
    <message>
        <source>Who may not read the topic sees these events, with what is masked left out.</source>
        <translation>Wer das Topic nicht lesen darf, sieht diese Ereignisse, ohne was maskiert ist.</translation>
    </message>
    <message>
        <source>No consumer group reads this topic, or has committed an offset of it.</source>
        <translation>Keine Consumer-Gruppe liest dieses Topic oder hat einen Offset davon bestätigt.</translation>
    </message>
    <message>
        <source>commits nothing</source>
        <translation>kein Commit</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PlatformView</name>
    <message>
        <source>Tiers</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Classifications</source>
        <translation>Einstufungen</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Masking</source>
        <translation>Maskierung</translation>
    </message>
    <message>
        <source>New tier…</source>
        <translation>Neue Stufe…</translation>
    </message>
    <message>
        <source>New classification…</source>
        <translation>Neue Einstufung…</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PolicyChanges</name>
    <message>
        <source>blocks</source>
        <translation>verhindert</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>only says so</source>
        <translation>sagt es nur</translation>
    </message>
    <message>
        <source>%1 may change what %2 asks of its products, as its record says.</source>
        <translation>Was %2 von seinen Produkten verlangt, darf laut Eintrag %1 ändern.</translation>
    </message>
    <message>
        <source>Switch on “%1”</source>
        <translation>„%1“ einschalten</translation>
    </message>
    <message>
        <source>From then on it is asked wherever a product is written with Meshscope or meshctl. What is published already stays, and is shown where it fails.</source>
        <translation>Von da an wird sie geprüft, wo immer ein Produkt mit Meshscope oder meshctl geschrieben wird. Was schon veröffentlicht ist, bleibt und wird gezeigt, wo es sie verletzt.</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Switched on a policy</source>
        <translation>Eine Richtlinie eingeschaltet</translation>
    </message>
    <message>
        <source>Switch off “%1”</source>
        <translation>„%1“ ausschalten</translation>
    </message>
    <message>
        <source>Nobody is asked it any more. Its record stays, with its exemptions.</source>
        <translation>Niemand wird mehr nach ihr geprüft. Ihr Eintrag bleibt, mit seinen Ausnahmen.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switched off a policy</source>
        <translation>Eine Richtlinie ausgeschaltet</translation>
    </message>
    <message>
        <source>End the exemption of %1</source>
        <translation>Ausnahme von %1 beenden</translation>
    </message>
    <message>
        <source>“%1” binds it again from now on.</source>
        <translation>„%1“ bindet es von jetzt an wieder.</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Ended an exemption</source>
        <translation>Eine Ausnahme beendet</translation>
    </message>
    <message>
        <source>Somebody has removed this policy.</source>
        <translation>Jemand hat diese Richtlinie entfernt.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PolicyDetail</name>
    <message>
        <source>Edit…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Switch off…</source>
        <translation>Ausschalten…</translation>
    </message>
    <message>
        <source>Excuse a product…</source>
        <translation>Produkt ausnehmen…</translation>
    </message>
    <message>
        <source>Tighten in a domain…</source>
        <translation>In einer Domäne verschärfen…</translation>
    </message>
    <message>
        <source>What the policy asks</source>
        <translation>Was die Richtlinie verlangt</translation>
    </message>
    <message>
        <source>Products that fail the policy</source>
        <translation>Produkte, die die Richtlinie verletzen</translation>
    </message>
    <message>
        <source>products of %1</source>
        <translation>Produkte von %1</translation>
    </message>
    <message>
        <source>every product of the mesh</source>
        <translation>jedes Produkt des Mesh</translation>
    </message>
    <message>
        <source>Binds</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Ein Verstoß</translation>
    </message>
    <message>
        <source>Tightened</source>
        <translation>Verschärft</translation>
    </message>
    <message>
        <source>Cannot be evaluated</source>
        <translation>Nicht auswertbar</translation>
    </message>
    <message>
        <source>No product could be asked.</source>
        <translation>Kein Produkt konnte geprüft werden.</translation>
    </message>
    <message>
        <source>No product fails it.</source>
        <translation>Kein Produkt verletzt sie.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) fail it.</source>
        <translation>
            <numerusform>%n Produkt verletzt sie.</numerusform>
            <numerusform>%n Produkte verletzen sie.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) would fail it, were it on.</source>
        <translation>
            <numerusform>%n Produkt würde sie verletzen, wäre sie eingeschaltet.</numerusform>
            <numerusform>%n Produkte würden sie verletzen, wäre sie eingeschaltet.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A domain that takes a policy more seriously: &quot;sales: blocks&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Switch on…</source>
        <translation>Einschalten…</translation>
    </message>
    <message>
        <source>It blocks already: nothing is stricter.</source>
        <translation>Sie verhindert schon: Strenger geht es nicht.</translation>
    </message>
    <message>
        <source>Kafka decides who may write the platform’s records.</source>
        <translation>Kafka entscheidet, wer die Einträge der Plattform schreiben darf.</translation>
    </message>
    <message numerus="yes">
        <source>%n excused.</source>
        <translation>
            <numerusform>%n ist ausgenommen.</numerusform>
            <numerusform>%n sind ausgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>History…</source>
        <translation>Verlauf…</translation>
    </message>
    <message>
        <source>what %1 asks of its products</source>
        <translation>dem, was %1 von seinen Produkten verlangt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PolicyDialog</name>
    <message>
        <source>New policy</source>
        <translation>Neue Richtlinie</translation>
    </message>
    <message>
        <source>A condition that products of the mesh must hold. It is tried on all of them while you type; nothing is written before you say so.</source>
        <translation>Eine Bedingung, die Produkte des Mesh einhalten müssen. Sie wird an allen erprobt, während Sie tippen; geschrieben wird erst, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>Write the policy</source>
        <translation>Richtlinie schreiben</translation>
    </message>
    <message>
        <source>Made a policy</source>
        <translation>Eine Richtlinie angelegt</translation>
    </message>
    <message>
        <source>Policy %1</source>
        <translation>Richtlinie %1</translation>
    </message>
    <message>
        <source>Write the change</source>
        <translation>Änderung schreiben</translation>
    </message>
    <message>
        <source>Changed a policy</source>
        <translation>Eine Richtlinie geändert</translation>
    </message>
    <message>
        <source>only says so</source>
        <translation>sagt es nur</translation>
    </message>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>verhindert</translation>
    </message>
    <message>
        <source>Switched on</source>
        <translation>Eingeschaltet</translation>
    </message>
    <message>
        <source>Products that would fail</source>
        <translation>Produkte, die sie verletzen würden</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>all products</source>
        <translation>alle Produkte</translation>
    </message>
    <message>
        <source>What to do where it fails</source>
        <translation>Was zu tun ist, wo sie verletzt wird</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Binds</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>A domain may ask more of its own products, never less.</source>
        <translation>Eine Domäne darf von ihren Produkten mehr verlangen, nie weniger.</translation>
    </message>
    <message>
        <source>Only where</source>
        <translation>Nur wo</translation>
    </message>
    <message>
        <source>Must hold</source>
        <translation>Muss gelten</translation>
    </message>
    <message>
        <source>Mesh SQL over the product’s document, facts and today; Ctrl+Space completes.</source>
        <translation>Mesh SQL über das Dokument des Produkts, facts und today; Strg+Leertaste ergänzt.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Abhilfe</translation>
    </message>
    <message>
        <source>Told at</source>
        <translation>Steht bei</translation>
    </message>
    <message>
        <source>The field that a failure is shown at.</source>
        <translation>Das Feld, an dem ein Verstoß gezeigt wird.</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Ein Verstoß</translation>
    </message>
    <message>
        <source>Tried on the whole mesh</source>
        <translation>Am ganzen Mesh erprobt</translation>
    </message>
    <message>
        <source>every product of the mesh</source>
        <translation>jedes Produkt des Mesh</translation>
    </message>
    <message>
        <source>products of %1</source>
        <translation>Produkte von %1</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihr einen Namen.</translation>
    </message>
    <message>
        <source>There is a policy %1 already.</source>
        <translation>Es gibt schon eine Richtlinie %1.</translation>
    </message>
    <message>
        <source>Say what must hold.</source>
        <translation>Sagen Sie, was gelten muss.</translation>
    </message>
    <message>
        <source>The condition has an error.</source>
        <translation>Die Bedingung hat einen Fehler.</translation>
    </message>
    <message>
        <source>Say what to do where it fails.</source>
        <translation>Sagen Sie, was zu tun ist, wo sie verletzt wird.</translation>
    </message>
    <message>
        <source>Nothing to try yet: say what must hold.</source>
        <translation>Noch nichts zu erproben: Sagen Sie, was gelten muss.</translation>
    </message>
    <message>
        <source>Nothing to try while the condition has an error.</source>
        <translation>Nichts zu erproben, solange die Bedingung einen Fehler hat.</translation>
    </message>
    <message>
        <source>No product would fail it.</source>
        <translation>Kein Produkt würde sie verletzen.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) would fail.</source>
        <translation>
            <numerusform>%n Produkt würde sie verletzen.</numerusform>
            <numerusform>%n Produkte würden sie verletzen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hold(s) it.</source>
        <translation>
            <numerusform>%n hält sie ein.</numerusform>
            <numerusform>%n halten sie ein.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To %n it does not apply.</source>
        <translation>
            <numerusform>%n ist nicht betroffen.</numerusform>
            <numerusform>%n sind nicht betroffen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are excused.</source>
        <translation>
            <numerusform>%n ist ausgenommen.</numerusform>
            <numerusform>%n sind ausgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has changed it just now. Yours would replace theirs: %2</source>
        <translation>%1 hat sie gerade geändert. Ihre Fassung würde deren ersetzen: %2</translation>
    </message>
    <message>
        <source>Somebody has removed this policy.</source>
        <translation>Jemand hat diese Richtlinie entfernt.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PrincipleCards</name>
    <message>
        <source>A data mesh in four steps</source>
        <translation>Ein Data Mesh in vier Schritten</translation>
    </message>
    <message>
        <source>Put the cards away</source>
        <translation>Karten weglegen</translation>
    </message>
    <message>
        <source>Domains own their data</source>
        <translation>Domänen verantworten ihre Daten</translation>
    </message>
    <message>
        <source>Who makes the data answers for it. Open sales.orders and see who its owner is and how to reach them.</source>
        <translation>Wer Daten macht, steht für sie ein. Öffnen Sie sales.orders und sehen Sie, wer verantwortlich und wie erreichbar ist.</translation>
    </message>
    <message>
        <source>Open sales.orders</source>
        <translation>sales.orders öffnen</translation>
    </message>
    <message>
        <source>Data is a product</source>
        <translation>Daten sind ein Produkt</translation>
    </message>
    <message>
        <source>A product keeps promises. logistics.shipments pauses every few minutes: watch its freshness break.</source>
        <translation>Ein Produkt hält Zusagen. logistics.shipments pausiert alle paar Minuten: sehen Sie zu, wie seine Aktualität bricht.</translation>
    </message>
    <message>
        <source>Open shipments</source>
        <translation>shipments öffnen</translation>
    </message>
    <message>
        <source>Everybody helps themselves</source>
        <translation>Alle bedienen sich selbst</translation>
    </message>
    <message>
        <source>Nobody has to ask where data is. Search for “email” and see every product that holds it, and why.</source>
        <translation>Niemand muss fragen, wo Daten sind. Suchen Sie „email“ und sehen Sie jedes Produkt, das es enthält, und warum.</translation>
    </message>
    <message>
        <source>Search “email”</source>
        <translation>„email“ suchen</translation>
    </message>
    <message>
        <source>Rules hold everywhere</source>
        <translation>Regeln gelten überall</translation>
    </message>
    <message>
        <source>Classifications mean the same in every domain. Narrow the mesh to personal data by the check box at the left.</source>
        <translation>Einstufungen bedeuten in jeder Domäne dasselbe. Grenzen Sie das Mesh links auf personenbezogene Daten ein.</translation>
    </message>
    <message>
        <source>Show personal data</source>
        <translation>Personenbezogene zeigen</translation>
    </message>
    <message>
        <source>✓ done</source>
        <translation>✓ erledigt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProblemsView</name>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Every record of the catalog is understood, and its topics are as they should be.</source>
        <translation>Jeder Eintrag des Katalogs wird verstanden, und seine Topics sind, wie sie sein sollen.</translation>
    </message>
    <message>
        <source>These were written by a later version, by other programs, or went wrong. They are kept as they are: whoever wrote them can mend them.</source>
        <translation>Diese wurden von einer späteren Version oder von anderen Programmen geschrieben oder sind missraten. Sie bleiben, wie sie sind: Wer sie geschrieben hat, kann sie in Ordnung bringen.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductChecks</name>
    <message>
        <source>Give it a name that people would search for.</source>
        <translation>Geben Sie ihm einen Namen, nach dem man suchen würde.</translation>
    </message>
    <message>
        <source>There is no domain yet: make one first.</source>
        <translation>Es gibt noch keine Domäne: Legen Sie zuerst eine an.</translation>
    </message>
    <message>
        <source>Pick the domain that answers for this data.</source>
        <translation>Wählen Sie die Domäne, die für diese Daten einsteht.</translation>
    </message>
    <message>
        <source>There is no domain %1.</source>
        <translation>Es gibt keine Domäne %1.</translation>
    </message>
    <message>
        <source>An id begins with a letter and holds only a–z, 0–9 and _, at most 63.</source>
        <translation>Eine Kennung beginnt mit einem Buchstaben und enthält nur a–z, 0–9 und _, höchstens 63.</translation>
    </message>
    <message>
        <source>%1 is published already. Take another id.</source>
        <translation>%1 ist schon veröffentlicht. Nehmen Sie eine andere Kennung.</translation>
    </message>
    <message>
        <source>Name the team that answers for it.</source>
        <translation>Nennen Sie das Team, das dafür einsteht.</translation>
    </message>
    <message>
        <source>Say what one record is and what it is good for.</source>
        <translation>Sagen Sie, was ein Datensatz ist und wozu er gut ist.</translation>
    </message>
    <message>
        <source>Say how sensitive the data is.</source>
        <translation>Sagen Sie, wie schutzwürdig die Daten sind.</translation>
    </message>
    <message>
        <source>A version is three numbers with dots between them: 1.4.0.</source>
        <translation>Eine Version sind drei Zahlen mit Punkten dazwischen: 1.4.0.</translation>
    </message>
    <message>
        <source>“%1” is no web address: it begins with https://.</source>
        <translation>„%1“ ist keine Web-Adresse: Sie beginnt mit https://.</translation>
    </message>
    <message>
        <source>There is a domain %1 already.</source>
        <translation>Eine Domäne %1 gibt es schon.</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>Geben Sie ihr einen Namen.</translation>
    </message>
    <message>
        <source>Name at least one team that owns it.</source>
        <translation>Nennen Sie mindestens ein Team, dem sie gehört.</translation>
    </message>
    <message>
        <source>The parent is another domain of this mesh.</source>
        <translation>Sie kann nur Teil einer anderen Domäne dieses Meshs sein.</translation>
    </message>
    <message>
        <source>%1 owns the prefix %2 already.</source>
        <translation>Das Präfix %2 gehört schon %1.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductEdit</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Review…</source>
        <translation>Prüfen…</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history: why it changes</source>
        <translation>Für den Verlauf: warum es sich ändert</translation>
    </message>
    <message>
        <source>Why it changes</source>
        <translation>Warum es sich ändert</translation>
    </message>
    <message>
        <source>These are your changes from before, not written yet.</source>
        <translation>Das sind Ihre Änderungen von vorhin, noch nicht geschrieben.</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>Noch keine Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%n unsaved change(s)</source>
        <translation>
            <numerusform>%n ungesicherte Änderung</numerusform>
            <numerusform>%n ungesicherte Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Write what is chosen</source>
        <translation>Auswahl schreiben</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Make it version %1</source>
        <translation>Version %1 daraus machen</translation>
    </message>
    <message>
        <source>%1 has changed it meanwhile: both versions are shown before yours is written.</source>
        <translation>%1 hat es inzwischen geändert: Beide Fassungen werden gezeigt, bevor Ihre geschrieben wird.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>Jemand</translation>
    </message>
    <message>
        <source>There is nothing to take back: it is so already.</source>
        <translation>Es gibt nichts zurückzunehmen: Es ist schon so.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) were changed again since, and stay as they are.</source>
        <translation>
            <numerusform>%n Feld wurde seither wieder geändert und bleibt, wie es ist.</numerusform>
            <numerusform>%n Felder wurden seither wieder geändert und bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a look before it can be written.</source>
        <translation>
            <numerusform>%n Feld braucht einen Blick, bevor geschrieben werden kann.</numerusform>
            <numerusform>%n Felder brauchen einen Blick, bevor geschrieben werden kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>Bearbeitet</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>Somebody has removed it from the mesh meanwhile. Writing publishes it anew.</source>
        <translation>Jemand hat es inzwischen aus dem Mesh entfernt. Schreiben veröffentlicht es neu.</translation>
    </message>
    <message>
        <source>%1 has changed it meanwhile. Choose field by field.</source>
        <translation>%1 hat es inzwischen geändert. Wählen Sie Feld für Feld.</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>Was bearbeitet wird</translation>
    </message>
    <message>
        <source>Both versions</source>
        <translation>Beide Fassungen</translation>
    </message>
    <message>
        <source>Rules, and what will be written</source>
        <translation>Regeln, und was geschrieben wird</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductFields</name>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>What one record is, and what it is good for.</source>
        <translation>Was ein Datensatz ist und wozu er gut ist.</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>authoritative</source>
        <translation>maßgeblich</translation>
    </message>
    <message>
        <source>curated</source>
        <translation>gepflegt</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>Zusagen</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>How old the newest record may be.</source>
        <translation>Wie alt der neueste Datensatz sein darf.</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>Verfügbarkeit</translation>
    </message>
    <message>
        <source>In percent, e.g. 99.9.</source>
        <translation>In Prozent, z. B. 99.9.</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Aufbewahrt</translation>
    </message>
    <message>
        <source>Supported until</source>
        <translation>Unterstützt bis</translation>
    </message>
    <message>
        <source>A date as 2027-12-31.</source>
        <translation>Ein Datum wie 2027-12-31.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>Verwendung</translation>
    </message>
    <message>
        <source>Limitations</source>
        <translation>Grenzen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>With commas between them.</source>
        <translation>Durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Of the glossary, with commas.</source>
        <translation>Aus dem Glossar, durch Kommas getrennt.</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>Bedeutung</translation>
    </message>
    <message>
        <source>Describe a field</source>
        <translation>Ein Feld beschreiben</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>Drum herum</translation>
    </message>
    <message>
        <source>Reach us</source>
        <translation>Erreichbar</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>Kanal</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>Add a channel</source>
        <translation>Kanal hinzufügen</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Verweise</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Add a link</source>
        <translation>Verweis hinzufügen</translation>
    </message>
    <message>
        <source>Made from</source>
        <translation>Entsteht aus</translation>
    </message>
    <message>
        <source>Product or topic</source>
        <translation>Produkt oder Topic</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Add an input</source>
        <translation>Eingang hinzufügen</translation>
    </message>
    <message>
        <source>Goes into</source>
        <translation>Geht ein in</translation>
    </message>
    <message>
        <source>Add an output</source>
        <translation>Ausgang hinzufügen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tell the readers something</source>
        <translation>Den Lesern etwas mitteilen</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) · Markdown</source>
        <translation>
            <numerusform>%n Zeichen · Markdown</numerusform>
            <numerusform>%n Zeichen · Markdown</numerusform>
        </translation>
    </message>
    <message>
        <source>Later: quality, tier, promises, tags, fields, links · complete %1 of %2</source>
        <extracomment>Above the fields that may wait; the numbers are of things said and of things that can be said</extracomment>
        <translation>Später: Qualität, Stufe, Zusagen, Schlagwörter, Felder, Verweise · %1 von %2 vollständig</translation>
    </message>
    <message>
        <source>choose…</source>
        <translation>wählen…</translation>
    </message>
    <message>
        <source>New domain…</source>
        <translation>Neue Domäne…</translation>
    </message>
    <message>
        <source>This is no number: 99.9.</source>
        <translation>Das ist keine Zahl: 99.9.</translation>
    </message>
    <message>
        <source>This is no date: 2027-12-31.</source>
        <translation>Das ist kein Datum: 2027-12-31.</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>! %1: %2</source>
        <extracomment>Below a field: a rule that warns, why and what to do</extracomment>
        <translation>! %1: %2</translation>
    </message>
    <message>
        <source>i %1: %2</source>
        <extracomment>Below a field: a rule that only tells something, why and what to do</extracomment>
        <translation>i %1: %2</translation>
    </message>
    <message>
        <source>– %1: %2</source>
        <extracomment>Below a field: a rule that does not bind this product, and why</extracomment>
        <translation>– %1: %2</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>From (UTC)</source>
        <translation>Von (UTC)</translation>
    </message>
    <message>
        <source>Until (UTC)</source>
        <translation>Bis (UTC)</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Subject</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>Endet am</translation>
    </message>
    <message>
        <source>Add a version</source>
        <translation>Version hinzufügen</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Whoever may not read the topic sees it, with what is masked left out.</source>
        <translation>Wer das Topic nicht lesen darf, sieht sie; was verdeckt wird, fehlt darin.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of %1</source>
        <translation>
            <numerusform>%n Datensatz vom %1</numerusform>
            <numerusform>%n Datensätze vom %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductListProblems</name>
    <message>
        <source>A moment is written 2026-12-31 08:00, in UTC.</source>
        <translation>Ein Zeitpunkt wird 2026-12-31 08:00 geschrieben, in UTC.</translation>
    </message>
    <message>
        <source>A notice ends before it begins.</source>
        <translation>Ein Hinweis endet, bevor er beginnt.</translation>
    </message>
    <message>
        <source>A version is a number from 1, or empty for the newest one.</source>
        <translation>Eine Version ist eine Zahl ab 1, oder leer für die neueste.</translation>
    </message>
    <message>
        <source>A version is a number from 1.</source>
        <translation>Eine Version ist eine Zahl ab 1.</translation>
    </message>
    <message>
        <source>There are two versions %1.</source>
        <translation>Version %1 gibt es zweimal.</translation>
    </message>
    <message>
        <source>Version %1 has no topic.</source>
        <translation>Version %1 hat kein Topic.</translation>
    </message>
    <message>
        <source>A state is draft, active, deprecated or retired.</source>
        <translation>Ein Stand ist draft, active, deprecated oder retired.</translation>
    </message>
    <message>
        <source>A day is written 2026-12-31.</source>
        <translation>Ein Tag wird 2026-12-31 geschrieben.</translation>
    </message>
    <message>
        <source>Readers of version %1 have been told %2. Wait until then.</source>
        <translation>Lesern von Version %1 wurde %2 genannt. Warten Sie bis dahin.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductPage</name>
    <message>
        <source>Favourite</source>
        <translation>Favorit</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Owner %1</source>
        <translation>Verantwortlich: %1</translation>
    </message>
    <message>
        <source>A topic that no product claims</source>
        <translation>Ein Topic, das kein Produkt beansprucht</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>nicht veröffentlicht</translation>
    </message>
    <message>
        <source>Ends on %1</source>
        <translation>Endet am %1</translation>
    </message>
    <message>
        <source>Some fields are masked because of their classification</source>
        <translation>Einige Felder sind wegen ihrer Einstufung verdeckt</translation>
    </message>
    <message>
        <source>claimed</source>
        <translation>beansprucht</translation>
    </message>
    <message>
        <source>Its topic lies outside of the prefixes that its domain owns</source>
        <translation>Sein Topic liegt außerhalb der Präfixe, die seiner Domäne gehören</translation>
    </message>
    <message>
        <source>claimed twice</source>
        <translation>doppelt beansprucht</translation>
    </message>
    <message>
        <source>Another product names the same topic</source>
        <translation>Ein anderes Produkt nennt dasselbe Topic</translation>
    </message>
    <message>
        <source>Incident: %1</source>
        <translation>Störung: %1</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <translation>Hinweis: %1</translation>
    </message>
    <message>
        <source>v%1 · %2</source>
        <translation>v%1 · %2</translation>
    </message>
    <message>
        <source>port v%1</source>
        <translation>Port v%1</translation>
    </message>
    <message>
        <source>port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Port: %1</source>
        <translation>Port: %1</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>port v%1 ends on %2</source>
        <translation>Port v%1 endet am %2</translation>
    </message>
    <message>
        <source>port v%1 is deprecated</source>
        <translation>Port v%1 ist abgekündigt</translation>
    </message>
    <message>
        <source>The product has a newer port: choose it at the right</source>
        <translation>Das Produkt hat einen neueren Port: rechts zu wählen</translation>
    </message>
    <message>
        <source>%1 · ends on %2</source>
        <extracomment>A port&apos;s version and topic, and the day after which it is gone</extracomment>
        <translation>%1 · endet am %2</translation>
    </message>
    <message>
        <source>%1 · deprecated</source>
        <translation>%1 · abgekündigt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Go on publishing</source>
        <translation>Weiter veröffentlichen</translation>
    </message>
    <message>
        <source>Publish…</source>
        <translation>Veröffentlichen…</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Weiter bearbeiten</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>The profile is read-only.</source>
        <translation>Das Profil ist nur zum Lesen.</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Zugang</translation>
    </message>
    <message>
        <source>Written to %1.</source>
        <extracomment>After a change of the catalog; %1 is the topic that it was written to</extracomment>
        <translation>In %1 geschrieben.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not undone: somebody else has changed it since.</source>
        <translation>Nicht rückgängig gemacht: Jemand anderes hat es seither geändert.</translation>
    </message>
    <message>
        <source>New major version…</source>
        <translation>Neue Hauptversion…</translation>
    </message>
    <message>
        <source>Move to another domain…</source>
        <translation>In eine andere Domäne verschieben…</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Topics and schemas that are left…</source>
        <translation>Topics und Schemas, die übrig sind…</translation>
    </message>
    <message>
        <source>around the rules</source>
        <translation>an den Regeln vorbei</translation>
    </message>
    <message>
        <source>Fresh within %1</source>
        <translation>Aktuell auf %1</translation>
    </message>
    <message>
        <source>Answers within %1</source>
        <translation>Reaktion innerhalb von %1</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) of notice before it ends</source>
        <translation>
            <numerusform>%n Tag Frist, bevor es endet</numerusform>
            <numerusform>%n Tage Frist, bevor es endet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more notice(s).</source>
        <extracomment>Behind the first of several notices</extracomment>
        <translation>
            <numerusform>Und %n weiterer Hinweis.</numerusform>
            <numerusform>Und %n weitere Hinweise.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <extracomment>A notice of an owner, and until when it holds</extracomment>
        <translation>%1 (bis %2)</translation>
    </message>
    <message>
        <source>It does not hold a rule that blocks: %1. It was written past it, or before there was one.</source>
        <translation>Es hält eine Regel nicht ein, die verhindert: %1. Es wurde an ihr vorbei geschrieben, oder bevor es sie gab.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProductPreview</name>
    <message>
        <source>Enter opens</source>
        <translation>Eingabe öffnet</translation>
    </message>
    <message>
        <source>Select a product or a topic to see its newest events.</source>
        <translation>Wählen Sie ein Produkt oder Topic, um seine neuesten Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>newest events</source>
        <extracomment>After a product&apos;s or topic&apos;s name</extracomment>
        <translation>neueste Ereignisse</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProfileDialog</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation>Speichern und öffnen</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Stop the test</source>
        <translation>Test anhalten</translation>
    </message>
    <message>
        <source>My Kafka</source>
        <translation>Mein Kafka</translation>
    </message>
    <message>
        <source>Saved connection</source>
        <translation>Verbindung gespeichert</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (Kopie)</translation>
    </message>
    <message>
        <source>Delete “%1” and its passwords? What it cached stays until the cache is emptied.</source>
        <translation>„%1“ und die zugehörigen Passwörter löschen? Was zwischengespeichert ist, bleibt, bis der Zwischenspeicher geleert wird.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Deleted connection</source>
        <translation>Verbindung gelöscht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Settings of the connection</source>
        <translation>Einstellungen der Verbindung</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ProfileForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Orders, staging</source>
        <translation>Bestellungen, Staging</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Production: shown in red</source>
        <translation>Produktion: wird rot gezeigt</translation>
    </message>
    <message>
        <source>Read-only: nothing is ever written</source>
        <translation>Schreibgeschützt: nie wird etwas geschrieben</translation>
    </message>
    <message>
        <source>Who I am</source>
        <translation>Wer ich bin</translation>
    </message>
    <message>
        <source>Written into changes you make, as what you say of yourself.</source>
        <translation>Steht bei Ihren Änderungen, als Ihre eigene Angabe.</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>Verschlüsselt (TLS)</translation>
    </message>
    <message>
        <source>Not, or by client certificate</source>
        <translation>Nicht, oder mit Client-Zertifikat</translation>
    </message>
    <message>
        <source>User and password (PLAIN)</source>
        <translation>Benutzer und Passwort (PLAIN)</translation>
    </message>
    <message>
        <source>User and password (SCRAM-SHA-256)</source>
        <translation>Benutzer und Passwort (SCRAM-SHA-256)</translation>
    </message>
    <message>
        <source>User and password (SCRAM-SHA-512)</source>
        <translation>Benutzer und Passwort (SCRAM-SHA-512)</translation>
    </message>
    <message>
        <source>Token of an identity provider (OAuth)</source>
        <translation>Token eines Identitätsanbieters (OAuth)</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Token address</source>
        <translation>Token-Adresse</translation>
    </message>
    <message>
        <source>Client id</source>
        <translation>Client-ID</translation>
    </message>
    <message>
        <source>Client secret</source>
        <translation>Client-Geheimnis</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>Extensions</source>
        <translation>Erweiterungen</translation>
    </message>
    <message>
        <source>Trusted CA</source>
        <translation>Vertraute CA</translation>
    </message>
    <message>
        <source>PEM. Empty: the certificates this computer trusts.</source>
        <translation>PEM. Leer: die Zertifikate, denen dieser Rechner vertraut.</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <source>PEM or PKCS#12; only where the cluster asks for one.</source>
        <translation>PEM oder PKCS#12; nur wo der Cluster eines verlangt.</translation>
    </message>
    <message>
        <source>Its key</source>
        <translation>Sein Schlüssel</translation>
    </message>
    <message>
        <source>PEM; empty with PKCS#12.</source>
        <translation>PEM; leer bei PKCS#12.</translation>
    </message>
    <message>
        <source>Key’s password</source>
        <translation>Schlüsselpasswort</translation>
    </message>
    <message>
        <source>The certificate must be for the server’s name</source>
        <translation>Das Zertifikat muss auf den Namen des Servers lauten</translation>
    </message>
    <message>
        <source>Schema registry</source>
        <translation>Schema-Registry</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Keep them in that file</source>
        <translation>In dieser Datei ablegen</translation>
    </message>
    <message>
        <source>Catalog prefix</source>
        <translation>Katalogpräfix</translation>
    </message>
    <message>
        <source>The mesh is kept in the topics &lt;prefix&gt;.catalog, &lt;prefix&gt;.changes, …</source>
        <translation>Das Mesh steht in den Topics &lt;Präfix&gt;.catalog, &lt;Präfix&gt;.changes, …</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <source>Further properties of librdkafka. Passwords do not belong here.</source>
        <translation>Weitere Eigenschaften von librdkafka. Passwörter gehören nicht hierher.</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Erweitert</translation>
    </message>
    <message>
        <source>Passwords go into this desktop’s keychain.</source>
        <translation>Passwörter kommen in den Schlüsselbund dieses Desktops.</translation>
    </message>
    <message>
        <source>No keychain runs here: passwords go into %1, which only you may read.</source>
        <translation>Hier läuft kein Schlüsselbund: Passwörter kommen in %1, was nur Sie lesen dürfen.</translation>
    </message>
    <message>
        <source>No keychain runs here. Passwords can be kept unencrypted in %1, which only you may read; else they are asked for again.</source>
        <translation>Hier läuft kein Schlüsselbund. Passwörter lassen sich unverschlüsselt in %1 ablegen, was nur Sie lesen dürfen; sonst werden sie wieder erfragt.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Colour: %1</source>
        <translation>Farbe: %1</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PromiseWords</name>
    <message>
        <source>for good</source>
        <extracomment>How long records are kept</extracomment>
        <translation>für immer</translation>
    </message>
    <message>
        <source>Freshness at most %1</source>
        <translation>Aktualität höchstens %1</translation>
    </message>
    <message>
        <source>Kept %1</source>
        <translation>Aufbewahrt %1</translation>
    </message>
    <message>
        <source>Schema %1</source>
        <translation>Schema %1</translation>
    </message>
    <message>
        <source>Supported until %1</source>
        <translation>Unterstützt bis %1</translation>
    </message>
    <message>
        <source>Availability %1</source>
        <translation>Verfügbarkeit %1</translation>
    </message>
    <message>
        <source>holds, %1 now</source>
        <translation>gehalten, jetzt %1</translation>
    </message>
    <message>
        <source>broken, %1 now</source>
        <translation>gebrochen, jetzt %1</translation>
    </message>
    <message>
        <source>holds, the topic keeps them %1</source>
        <translation>gehalten, das Topic bewahrt sie %1 auf</translation>
    </message>
    <message>
        <source>broken, the topic keeps them %1</source>
        <translation>gebrochen, das Topic bewahrt sie %1 auf</translation>
    </message>
    <message>
        <source>holds, registered</source>
        <translation>gehalten, registriert</translation>
    </message>
    <message>
        <source>broken, not registered</source>
        <translation>gebrochen, nicht registriert</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>gebrochen</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>no record to measure</source>
        <translation>kein Datensatz zum Messen</translation>
    </message>
    <message>
        <source>not known, a limit by size may remove records earlier</source>
        <translation>nicht bekannt, eine Grenze nach Größe kann Datensätze früher entfernen</translation>
    </message>
    <message>
        <source>not known, the connection names no registry</source>
        <translation>nicht bekannt, die Verbindung nennt keine Registry</translation>
    </message>
    <message>
        <source>not known, this cluster does not tell its configuration</source>
        <translation>nicht bekannt, dieser Cluster nennt seine Einstellungen nicht</translation>
    </message>
    <message>
        <source>not known: %1</source>
        <translation>nicht bekannt: %1</translation>
    </message>
    <message>
        <source>not measured here</source>
        <translation>hier nicht gemessen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what is promised, %2 whether it holds: &quot;Kept 7 d: holds, the topic keeps them 7 d&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>%1 jetzt</translation>
    </message>
    <message>
        <source>the topic keeps them %1</source>
        <translation>das Topic behält sie %1</translation>
    </message>
    <message>
        <source>registered</source>
        <translation>registriert</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>nicht registriert</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PropertiesEditor</name>
    <message>
        <source>Further properties</source>
        <translation>Weitere Eigenschaften</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Zeile entfernen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PropertiesModel</name>
    <message>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>mesh::ui::PublishPage</name>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>%1 veröffentlichen</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Your draft, last changed: %1</source>
        <translation>Ihr Entwurf, zuletzt geändert: %1</translation>
    </message>
    <message>
        <source>topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message numerus="yes">
        <source>%n partition(s)</source>
        <translation>
            <numerusform>%n Partition</numerusform>
            <numerusform>%n Partitionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Five fields are needed; the rest can wait.</source>
        <translation>Fünf Felder sind nötig; der Rest kann warten.</translation>
    </message>
    <message>
        <source>Published topic %1</source>
        <translation>Topic %1 veröffentlicht</translation>
    </message>
    <message>
        <source>Kept as a draft on this computer.</source>
        <translation>Als Entwurf auf diesem Rechner aufgehoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) need a look before it can be published.</source>
        <translation>
            <numerusform>%n Feld braucht einen Blick, bevor veröffentlicht werden kann.</numerusform>
            <numerusform>%n Felder brauchen einen Blick, bevor veröffentlicht werden kann.</numerusform>
        </translation>
    </message>
    <message>
        <source>Published</source>
        <translation>Veröffentlicht</translation>
    </message>
    <message>
        <source>Somebody else has published %1 just now. Take another id, or look at theirs first.</source>
        <translation>Jemand anderes hat %1 gerade veröffentlicht. Nehmen Sie eine andere Kennung, oder sehen Sie sich zuerst das andere an.</translation>
    </message>
    <message>
        <source>Published %1</source>
        <translation>%1 veröffentlicht</translation>
    </message>
    <message>
        <source>Rules, and what will be written</source>
        <translation>Regeln, und was geschrieben wird</translation>
    </message>
    <message>
        <source>What is published</source>
        <translation>Was veröffentlicht wird</translation>
    </message>
    <message>
        <source>From a contract…</source>
        <translation>Aus einem Vertrag…</translation>
    </message>
    <message>
        <source>Fills the form with what a file of ODCS or ODPS says</source>
        <translation>Füllt das Formular mit dem, was eine Datei von ODCS oder ODPS sagt</translation>
    </message>
    <message>
        <source>The form says what the file says.</source>
        <translation>Das Formular sagt, was die Datei sagt.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are otherwise than they stand there.</source>
        <translation>
            <numerusform>%n Angabe ist anders, als sie dort steht.</numerusform>
            <numerusform>%n Angaben sind anders, als sie dort stehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::RangeChoice</name>
    <message>
        <source>newest %1</source>
        <extracomment>A range of records; %1 is a number</extracomment>
        <translation>neueste %1</translation>
    </message>
    <message>
        <source>from the beginning</source>
        <translation>vom Anfang an</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>partition %1, </source>
        <translation>Partition %1, </translation>
    </message>
    <message>
        <source>offsets %1 – %2</source>
        <translation>Offsets %1 – %2</translation>
    </message>
    <message>
        <source>from offset %1</source>
        <translation>ab Offset %1</translation>
    </message>
    <message>
        <source>even sample of %1</source>
        <translation>gleichmäßige Stichprobe von %1</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RangePanel</name>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Number of newest records</source>
        <translation>Zahl der neuesten Datensätze</translation>
    </message>
    <message>
        <source>Newest records</source>
        <translation>Neueste Datensätze</translation>
    </message>
    <message>
        <source>From this time</source>
        <translation>Von dieser Zeit an</translation>
    </message>
    <message>
        <source>Until this time</source>
        <translation>Bis zu dieser Zeit</translation>
    </message>
    <message>
        <source>until</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Times in %1</source>
        <translation>Zeiten in %1</translation>
    </message>
    <message>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <source>First offset</source>
        <translation>Erster Offset</translation>
    </message>
    <message>
        <source>Last offset</source>
        <translation>Letzter Offset</translation>
    </message>
    <message>
        <source>end, and follow</source>
        <translation>Ende, und folgen</translation>
    </message>
    <message>
        <source>From offset</source>
        <translation>Von Offset</translation>
    </message>
    <message>
        <source>To offset</source>
        <translation>Bis Offset</translation>
    </message>
    <message>
        <source>Number of records in the sample</source>
        <translation>Zahl der Datensätze in der Stichprobe</translation>
    </message>
    <message>
        <source>between</source>
        <translation>zwischen</translation>
    </message>
    <message>
        <source>Sample from this time</source>
        <translation>Stichprobe von dieser Zeit an</translation>
    </message>
    <message>
        <source>Sample until this time</source>
        <translation>Stichprobe bis zu dieser Zeit</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>Spread evenly over the whole topic, or over the span. What lies between is skipped and counted as skipped.</source>
        <translation>Gleichmäßig über das ganze Topic oder die Spanne verteilt. Was dazwischen liegt, wird übersprungen und so gezählt.</translation>
    </message>
    <message>
        <source>all partitions</source>
        <translation>alle Partitionen</translation>
    </message>
    <message>
        <source>A number from 1 to %1, and an end after the beginning.</source>
        <translation>Eine Zahl von 1 bis %1, und ein Ende nach dem Anfang.</translation>
    </message>
    <message>
        <source>Offsets are whole numbers, the last not below the first.</source>
        <translation>Offsets sind ganze Zahlen, der letzte nicht unter dem ersten.</translation>
    </message>
    <message>
        <source>The end must lie after the beginning.</source>
        <translation>Das Ende muss nach dem Anfang liegen.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RecordInspector</name>
    <message>
        <source>Select an event to see all of it: fields, bytes, key and headers.</source>
        <translation>Wählen Sie ein Ereignis, um es ganz zu sehen: Felder, Bytes, Schlüssel und Header.</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Headers</source>
        <translation>Header</translation>
    </message>
    <message>
        <source>Masked in Meshscope only: whoever may read this topic sees it in any other client.</source>
        <translation>Nur in Meshscope verdeckt: wer dieses Topic lesen darf, sieht es in jedem anderen Client.</translation>
    </message>
    <message>
        <source>Newer event (Alt+Up)</source>
        <translation>Neueres Ereignis (Alt+Auf)</translation>
    </message>
    <message>
        <source>Older event (Alt+Down)</source>
        <translation>Älteres Ereignis (Alt+Ab)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Reveal…</source>
        <translation>Aufdecken…</translation>
    </message>
    <message>
        <source>Fields of the value</source>
        <translation>Felder des Wertes</translation>
    </message>
    <message>
        <source>The value as text</source>
        <translation>Der Wert als Text</translation>
    </message>
    <message>
        <source>The bytes hold a masked field. Reveal it to see them.</source>
        <translation>Die Bytes enthalten ein verdecktes Feld. Decken Sie es auf, um sie zu sehen.</translation>
    </message>
    <message>
        <source>The key</source>
        <translation>Der Schlüssel</translation>
    </message>
    <message>
        <source>tombstone: the value is null</source>
        <translation>Löschmarke: der Wert ist null</translation>
    </message>
    <message>
        <source>schema %1</source>
        <extracomment>A schema&apos;s id in the registry; %2 is its subject and version</extracomment>
        <translation>Schema %1</translation>
    </message>
    <message>
        <source>partition %1 · offset %2 · %3</source>
        <translation>Partition %1 · Offset %2 · %3</translation>
    </message>
    <message>
        <source>not decodable: %1</source>
        <translation>nicht dekodierbar: %1</translation>
    </message>
    <message>
        <source>… the first %1 of %2 characters; Copy takes all of them</source>
        <translation>… die ersten %1 von %2 Zeichen; Kopieren nimmt alle</translation>
    </message>
    <message>
        <source>Value as JSON</source>
        <translation>Wert als JSON</translation>
    </message>
    <message>
        <source>Value as it came</source>
        <translation>Wert, wie er kam</translation>
    </message>
    <message>
        <source>kcat command for this record</source>
        <translation>kcat-Befehl für diesen Datensatz</translation>
    </message>
    <message>
        <source>meshctl command for this record</source>
        <translation>meshctl-Befehl für diesen Datensatz</translation>
    </message>
    <message>
        <source>The record has no key.</source>
        <translation>Der Datensatz hat keinen Schlüssel.</translation>
    </message>
    <message>
        <source>The record has no headers.</source>
        <translation>Der Datensatz hat keine Header.</translation>
    </message>
    <message>
        <source>Headers %1</source>
        <translation>Header %1</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>schema %1 (%2)</source>
        <translation>Schema %1 (%2)</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RecordPainter</name>
    <message>
        <source>not decodable</source>
        <extracomment>In a row of the event table, before the reason</extracomment>
        <translation>nicht dekodierbar</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RecordReader</name>
    <message>
        <source>P</source>
        <extracomment>Heading of the partition&apos;s column: one letter</extracomment>
        <translation>P</translation>
    </message>
    <message>
        <source>Masked in Meshscope because of its classification: %1</source>
        <extracomment>%1 is a classification such as &quot;personal&quot;</extracomment>
        <translation>In Meshscope wegen seiner Einstufung verdeckt: %1</translation>
    </message>
    <message>
        <source>bytes masked</source>
        <translation>Bytes verdeckt</translation>
    </message>
    <message>
        <source>tombstone</source>
        <extracomment>In place of the value of a record whose value is null</extracomment>
        <translation>Löschmarke</translation>
    </message>
    <message>
        <source>The record has no time</source>
        <translation>Der Datensatz hat keine Zeit</translation>
    </message>
    <message>
        <source>set by the broker</source>
        <translation>vom Broker gesetzt</translation>
    </message>
    <message>
        <source>set by the producer</source>
        <translation>vom Erzeuger gesetzt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RecordTable</name>
    <message>
        <source>Events, newest first</source>
        <translation>Ereignisse, neueste zuerst</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>↑ %1 new</source>
        <extracomment>On the pill above the event table; %1 is a grouped number</extracomment>
        <translation>↑ %1 neu</translation>
    </message>
    <message>
        <source>Show the newest, %1 new</source>
        <translation>Die neuesten zeigen, %1 neu</translation>
    </message>
    <message>
        <source>Back to the newest events and follow (Home)</source>
        <translation>Zurück zu den neuesten Ereignissen und folgen (Pos1)</translation>
    </message>
    <message>
        <source>not decodable: %1</source>
        <translation>nicht dekodierbar: %1</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>verdeckt</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RemnantsDialog</name>
    <message>
        <source>What is left of %1</source>
        <translation>Was von %1 übrig ist</translation>
    </message>
    <message>
        <source>Delete what is ticked</source>
        <translation>Angekreuztes löschen</translation>
    </message>
    <message>
        <source>All of it stays until it is deleted, each for itself. What is deleted does not come back.</source>
        <translation>Alles bleibt, bis es gelöscht wird, jedes für sich. Was gelöscht ist, kommt nicht zurück.</translation>
    </message>
    <message>
        <source>To delete, type %1</source>
        <extracomment>%1 is a product&apos;s id, which has to be typed</extracomment>
        <translation>Zum Löschen %1 eingeben</translation>
    </message>
    <message>
        <source>Asking the cluster and the schema registry…</source>
        <translation>Cluster und Schema-Registry werden gefragt…</translation>
    </message>
    <message>
        <source>What is left could not be asked.</source>
        <translation>Was übrig ist, ließ sich nicht erfragen.</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Erneut fragen</translation>
    </message>
    <message>
        <source>Nothing: its topics and schemas are gone.</source>
        <translation>Nichts: Topics und Schemas sind fort.</translation>
    </message>
    <message>
        <source>Topic %1</source>
        <translation>Topic %1</translation>
    </message>
    <message>
        <source>Schemas of subject %1</source>
        <translation>Schemas des Subjects %1</translation>
    </message>
    <message>
        <source>stays: it belongs to %1, too</source>
        <translation>bleibt: Es gehört auch zu %1</translation>
    </message>
    <message>
        <source>stays: this cluster deletes no topics on request</source>
        <translation>bleibt: Dieser Cluster löscht keine Topics auf Anfrage</translation>
    </message>
    <message>
        <source>up to %1 records</source>
        <translation>bis zu %1 Datensätze</translation>
    </message>
    <message numerus="yes">
        <source>%n version(s); records that need them can still be read</source>
        <translation>
            <numerusform>%n Version; Datensätze, die sie brauchen, bleiben lesbar</numerusform>
            <numerusform>%n Versionen; Datensätze, die sie brauchen, bleiben lesbar</numerusform>
        </translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation>gelesen von %1</translation>
    </message>
    <message numerus="yes">
        <source>Deleted: %n of what was left</source>
        <translation>
            <numerusform>Gelöscht: %n Übriges</numerusform>
            <numerusform>Gelöscht: %n Übrige</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::RevealQuestion</name>
    <message>
        <source>Reveal</source>
        <translation>Aufdecken</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show %1 of this event? That you did is written into the mesh, where the owner sees it.</source>
        <extracomment>%1 is a list of field names</extracomment>
        <translation>%1 dieses Ereignisses zeigen? Dass Sie es getan haben, wird ins Mesh geschrieben, wo der Besitzer es sieht.</translation>
    </message>
    <message>
        <source>It stays hidden, because it could not be noted in the mesh. %1</source>
        <extracomment>%1 is a sentence: why nothing could be written</extracomment>
        <translation>Es bleibt verdeckt, weil es im Mesh nicht vermerkt werden konnte. %1</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ReviewDialog</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>For the history.</source>
        <translation>Für den Verlauf.</translation>
    </message>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>A rule stands in the way.</source>
        <translation>Eine Regel steht im Weg.</translation>
    </message>
    <message>
        <source>Somebody has changed it just now: nothing was written. Look at what will be written, and try again.</source>
        <translation>Jemand hat es gerade geändert: Nichts wurde geschrieben. Sehen Sie an, was geschrieben wird, und versuchen Sie es noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%n domain(s) were not written; the others stand.</source>
        <translation>
            <numerusform>%n Domäne wurde nicht geschrieben; die anderen stehen.</numerusform>
            <numerusform>%n Domänen wurden nicht geschrieben; die anderen stehen.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::ReviewPanel</name>
    <message>
        <source>Will be written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
    <message>
        <source>Each domain is written for itself: all of its changes, or none. One may be refused while another is written.</source>
        <translation>Jede Domäne wird für sich geschrieben: alle ihre Änderungen, oder keine. Eine kann abgelehnt werden, während eine andere geschrieben wird.</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>Und %n weitere.</numerusform>
            <numerusform>Und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules that some of it fails</source>
        <translation>Regeln, die etwas davon verletzt</translation>
    </message>
    <message>
        <source>✕ %1 blocks</source>
        <translation>✕ %1 verhindert</translation>
    </message>
    <message>
        <source>! %1 warns</source>
        <extracomment>A policy that stands in the way, or only warns</extracomment>
        <translation>! %1 warnt</translation>
    </message>
    <message numerus="yes">
        <source>And %n record(s) more.</source>
        <translation>
            <numerusform>Und %n weiterer Eintrag.</numerusform>
            <numerusform>Und %n weitere Einträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>Names of products, and how many are not named</extracomment>
        <translation>
            <numerusform>%1 und %n weiteres</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The same for %n more.</source>
        <translation>
            <numerusform>Dasselbe bei %n weiteren.</numerusform>
            <numerusform>Dasselbe bei %n weiteren.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::RightsDialog</name>
    <message>
        <source>Give rights in Kafka: %1</source>
        <translation>Rechte in Kafka geben: %1</translation>
    </message>
    <message>
        <source>Take rights in Kafka back: %1</source>
        <translation>Rechte in Kafka zurücknehmen: %1</translation>
    </message>
    <message>
        <source>Apply to the cluster</source>
        <translation>Auf den Cluster anwenden</translation>
    </message>
    <message>
        <source>Commands for whoever administers the cluster</source>
        <translation>Befehle für alle, die den Cluster verwalten</translation>
    </message>
    <message>
        <source>Run by whoever administers the cluster, or applied from here where your user may alter the rights of the cluster.</source>
        <translation>Führt aus, wer den Cluster verwaltet; oder von hier angewandt, wo Ihr Benutzer die Rechte des Clusters ändern darf.</translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) given</source>
        <translation>
            <numerusform>%n Recht gegeben</numerusform>
            <numerusform>%n Rechte gegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n right(s) taken back</source>
        <translation>
            <numerusform>%n Recht zurückgenommen</numerusform>
            <numerusform>%n Rechte zurückgenommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 were applied. %3 The commands for the rest are below.</source>
        <extracomment>%1 of %2 rights; %3 is a sentence: why the others were not</extracomment>
        <translation>%1 von %2 wurden angewandt. %3 Die Befehle für die übrigen stehen unten.</translation>
    </message>
    <message>
        <source>The Kafka client here has no request for the others.</source>
        <translation>Der Kafka-Client hier hat für die übrigen keine Anfrage.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::RowsEditor</name>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove from %1</source>
        <extracomment>Screen readers: which list the selected row is removed from</extracomment>
        <translation>Aus %1 entfernen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Rulebook</name>
    <message>
        <source>has a name</source>
        <translation>hat einen Namen</translation>
    </message>
    <message>
        <source>domain known</source>
        <translation>Domäne bekannt</translation>
    </message>
    <message>
        <source>id can be used</source>
        <translation>Kennung verwendbar</translation>
    </message>
    <message>
        <source>owner named</source>
        <translation>Verantwortliche genannt</translation>
    </message>
    <message>
        <source>purpose said</source>
        <translation>Zweck genannt</translation>
    </message>
    <message>
        <source>classification set</source>
        <translation>Einstufung gesetzt</translation>
    </message>
    <message>
        <source>topic belongs to the domain</source>
        <translation>Topic gehört zur Domäne</translation>
    </message>
    <message>
        <source>It lies outside the prefixes that the domain’s record lists: others will see it as claimed.</source>
        <translation>Es liegt außerhalb der Präfixe, die der Eintrag der Domäne nennt: Andere sehen es als beansprucht.</translation>
    </message>
    <message>
        <source>Policy “%1”: %2 %3</source>
        <extracomment>A policy of the mesh that is not held: its name, why there is such a rule, what to do</extracomment>
        <translation>Richtlinie „%1“: %2 %3</translation>
    </message>
    <message>
        <source>This policy cannot be evaluated: %1</source>
        <extracomment>%1: why, in the words of the condition&apos;s compiler</extracomment>
        <translation>Diese Richtlinie lässt sich nicht auswerten: %1</translation>
    </message>
    <message>
        <source>Excused until %1: %2</source>
        <extracomment>A product is excused from a policy: until when, and why</extracomment>
        <translation>Ausgenommen bis %1: %2</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SelectionBar</name>
    <message>
        <source>Edit them…</source>
        <translation>Zusammen ändern…</translation>
    </message>
    <message>
        <source>Select none</source>
        <translation>Keine auswählen</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) selected</source>
        <translation>
            <numerusform>%n Produkt ausgewählt</numerusform>
            <numerusform>%n Produkte ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile is read-only.</source>
        <translation>Das Profil darf nur lesen.</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) changed in %1.</source>
        <extracomment>After several products were edited together; %1 names their domains</extracomment>
        <translation>
            <numerusform>%n Produkt in %1 geändert.</numerusform>
            <numerusform>%n Produkte in %1 geändert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mesh::ui::SessionNotice</name>
    <message>
        <source>Meanwhile everything works from memory, and is asked for anew at the next start.</source>
        <translation>Bis dahin arbeitet alles aus dem Arbeitsspeicher und wird beim nächsten Start neu abgefragt.</translation>
    </message>
    <message>
        <source>A part of the catalog cannot be read: %1</source>
        <translation>Ein Teil des Katalogs kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>This computer’s: %1</source>
        <translation>Die dieses Rechners: %1</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>From the next start on.</source>
        <translation>Vom nächsten Start an.</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of all times in this window.</source>
        <translation>Aller Zeiten in diesem Fenster.</translation>
    </message>
    <message>
        <source>Live views</source>
        <translation>Live-Ansichten</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>For the records of all views together; the one you look at comes first.</source>
        <translation>Für die Datensätze aller Ansichten zusammen; die angesehene geht vor.</translation>
    </message>
    <message>
        <source>Newest records</source>
        <translation>Neueste Datensätze</translation>
    </message>
    <message>
        <source>A view begins with that many.</source>
        <translation>Mit so vielen beginnt eine Ansicht.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SideBar</name>
    <message>
        <source>The mesh</source>
        <translation>Das Mesh</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>Aus den Favoriten nehmen</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>Zu den Favoriten</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Open the domain’s page</source>
        <translation>Seite der Domäne öffnen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SideModel</name>
    <message>
        <source>Mesh</source>
        <translation>Mesh</translation>
    </message>
    <message numerus="yes">
        <source>%n product(s) with a problem</source>
        <translation>
            <numerusform>%n Produkt mit einem Problem</numerusform>
            <numerusform>%n Produkte mit einem Problem</numerusform>
        </translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meines</translation>
    </message>
    <message>
        <source>Unpublished topics</source>
        <translation>Unveröffentlichte Topics</translation>
    </message>
    <message>
        <source>Internal topics</source>
        <translation>Interne Topics</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>Topics</translation>
    </message>
    <message>
        <source>Not in the mesh</source>
        <translation>Nicht im Mesh</translation>
    </message>
    <message>
        <source>Newest record %1 old, promised %2</source>
        <translation>Neuester Datensatz %1 alt, zugesagt %2</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message numerus="yes">
        <source>Inbox, %n waiting for you</source>
        <translation>
            <numerusform>Posteingang, %n wartet auf Sie</numerusform>
            <numerusform>Posteingang, %n warten auf Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Governance</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Two clicks open the domain’s page</source>
        <translation>Zwei Klicks öffnen die Seite der Domäne</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SnippetView</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>Fertig zum Ausführen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>mesh::ui::SpanField</name>
    <message>
        <source>not promised</source>
        <translation>nicht zugesagt</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>für immer</translation>
    </message>
    <message>
        <source>%1: unit</source>
        <extracomment>Screen readers: the unit of a promise</extracomment>
        <translation>%1: Einheit</translation>
    </message>
</context>
<context>
    <name>mesh::ui::StateView</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
</context>
<context>
    <name>mesh::ui::StatusLine</name>
    <message>
        <source>Open the activity log</source>
        <translation>Aktivitätsprotokoll öffnen</translation>
    </message>
    <message>
        <source>Time zone of all times in this window</source>
        <translation>Zeitzone aller Zeiten in diesem Fenster</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>keine Verbindung</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <source>The sandbox is being made</source>
        <translation>Die Sandbox wird angelegt</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <source>sandbox: invented data, nothing leaves this machine</source>
        <translation>Sandbox: erfundene Daten, nichts verlässt diesen Rechner</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>catalog synced %1 ago</source>
        <extracomment>Status line; %1 is a span of time such as &quot;2 s&quot;</extracomment>
        <translation>Katalog vor %1 abgeglichen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>Activity log: %1</source>
        <translation>Aktivitätsprotokoll: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) running</source>
        <translation>
            <numerusform>%n Auftrag läuft</numerusform>
            <numerusform>%n Aufträge laufen</numerusform>
        </translation>
    </message>
    <message>
        <source>This computer’s: %1</source>
        <translation>Die dieses Rechners: %1</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Andere…</translation>
    </message>
    <message>
        <source>%1 (failed)</source>
        <extracomment>Status line; %1 is what was tried: &quot;12:00:00 Opened profile: Staging&quot;</extracomment>
        <translation>%1 (fehlgeschlagen)</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TabArea</name>
    <message>
        <source>Open pages</source>
        <translation>Offene Seiten</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TabStrip</name>
    <message>
        <source>Close tab</source>
        <translation>Reiter schließen</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TestPanel</name>
    <message>
        <source>Find the host</source>
        <translation>Host finden</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Verschlüsseln</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>See topics</source>
        <translation>Topics sehen</translation>
    </message>
    <message>
        <source>Reach every broker</source>
        <translation>Jeden Broker erreichen</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <source>Schema registry</source>
        <translation>Schema-Registry</translation>
    </message>
    <message numerus="yes">
        <source>%n subject(s)</source>
        <translation>
            <numerusform>%n Subject</numerusform>
            <numerusform>%n Subjects</numerusform>
        </translation>
    </message>
    <message>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <source>Test of the connection</source>
        <translation>Test der Verbindung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>The test is running</source>
        <translation>Der Test läuft</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>nicht versucht</translation>
    </message>
    <message>
        <source>not set</source>
        <extracomment>Of the schema registry, where the profile names none</extracomment>
        <translation>nicht angegeben</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TierDialog</name>
    <message>
        <source>New tier</source>
        <translation>Neue Stufe</translation>
    </message>
    <message>
        <source>Tier %1</source>
        <translation>Stufe %1</translation>
    </message>
    <message>
        <source>What products of this tier promise at least. Policies and notice periods go by it.</source>
        <translation>Was Produkte dieser Stufe mindestens zusagen. Richtlinien und Fristen richten sich danach.</translation>
    </message>
    <message>
        <source>Write the tier</source>
        <translation>Stufe schreiben</translation>
    </message>
    <message>
        <source>Defined a tier</source>
        <translation>Stufe festgelegt</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>How old the newest record may be.</source>
        <translation>Wie alt der neueste Datensatz sein darf.</translation>
    </message>
    <message>
        <source>How soon somebody answers an incident.</source>
        <translation>Wie bald jemand auf eine Störung reagiert.</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Frist</translation>
    </message>
    <message>
        <source>Before a sunset, or a change that breaks readers.</source>
        <translation>Vor einem Ende, oder einer Änderung, die Leser bricht.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TightenDialog</name>
    <message>
        <source>Take “%1” more seriously in a domain</source>
        <translation>„%1“ in einer Domäne ernster nehmen</translation>
    </message>
    <message>
        <source>A domain may tighten what the platform asks, not loosen it.</source>
        <translation>Eine Domäne darf verschärfen, was die Plattform verlangt, nicht lockern.</translation>
    </message>
    <message>
        <source>Tighten</source>
        <translation>Verschärfen</translation>
    </message>
    <message>
        <source>Tightened a policy</source>
        <translation>Eine Richtlinie verschärft</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>A failure</source>
        <translation>Ein Verstoß</translation>
    </message>
    <message>
        <source>There is no domain yet.</source>
        <translation>Es gibt noch keine Domäne.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TopBar</name>
    <message>
        <source>No connection</source>
        <translation>Keine Verbindung</translation>
    </message>
    <message>
        <source>%1 · production</source>
        <translation>%1 · Produktion</translation>
    </message>
    <message>
        <source>Profile: %1</source>
        <translation>Profil: %1</translation>
    </message>
    <message>
        <source>Who am I?</source>
        <translation>Wer bin ich?</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Who I am: %1</source>
        <translation>Wer ich bin: %1</translation>
    </message>
    <message>
        <source>Connections…</source>
        <translation>Verbindungen…</translation>
    </message>
    <message>
        <source>Edit who I am…</source>
        <translation>Angaben zu mir ändern…</translation>
    </message>
</context>
<context>
    <name>mesh::ui::TrustStrip</name>
    <message>
        <source>What is promised and what is measured</source>
        <translation>Was zugesagt und was gemessen ist</translation>
    </message>
</context>
<context>
    <name>mesh::ui::UndoNotice</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Taking it back…</source>
        <translation>Wird zurückgenommen…</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>Undid the last change</source>
        <translation>Die letzte Änderung zurückgenommen</translation>
    </message>
    <message>
        <source>%1 was not undone: somebody else has changed it since.</source>
        <translation>%1 wurde nicht zurückgenommen: Jemand anders hat es seither geändert.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::ValueTreeModel</name>
    <message>
        <source>decimal</source>
        <translation>Dezimalzahl</translation>
    </message>
    <message>
        <source>double</source>
        <translation>Gleitkommazahl</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Uhrzeit</translation>
    </message>
    <message>
        <source>timestamp</source>
        <translation>Zeitpunkt</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
    <message>
        <source>masked: %1</source>
        <extracomment>In place of a masked field; %1 is its classification</extracomment>
        <translation>verdeckt: %1</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Words</name>
    <message>
        <source>authoritative</source>
        <translation>maßgeblich</translation>
    </message>
    <message>
        <source>curated</source>
        <translation>gepflegt</translation>
    </message>
    <message>
        <source>raw</source>
        <translation>roh</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>auslaufend</translation>
    </message>
    <message>
        <source>retired</source>
        <translation>zurückgezogen</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>Lifecycle</source>
        <translation>Lebenszyklus</translation>
    </message>
    <message>
        <source>name</source>
        <extracomment>Column Why of a search: the word was found in the product&apos;s name</extracomment>
        <translation>Name</translation>
    </message>
    <message>
        <source>topic</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>Schlagwort</translation>
    </message>
    <message>
        <source>term</source>
        <translation>Begriff</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Verantwortlich</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>not stated</source>
        <extracomment>A facet&apos;s value of products that say nothing about it</extracomment>
        <translation>ohne Angabe</translation>
    </message>
    <message>
        <source>A record of the catalog has a key that is not kind/id.</source>
        <translation>Ein Datensatz des Katalogs hat einen Schlüssel, der nicht Art/Id ist.</translation>
    </message>
    <message>
        <source>A record of the catalog is no JSON document.</source>
        <translation>Ein Datensatz des Katalogs ist kein JSON-Dokument.</translation>
    </message>
    <message>
        <source>A record of the catalog is of a kind this version does not know.</source>
        <translation>Ein Datensatz des Katalogs ist von einer Art, die diese Version nicht kennt.</translation>
    </message>
    <message>
        <source>A record of the catalog was written by a newer version.</source>
        <translation>Ein Datensatz des Katalogs wurde von einer neueren Version geschrieben.</translation>
    </message>
    <message>
        <source>A record of the catalog says something that cannot be meant.</source>
        <translation>Ein Datensatz des Katalogs sagt etwas, das nicht gemeint sein kann.</translation>
    </message>
    <message>
        <source>A record claims another domain than its topic’s, and is ignored.</source>
        <translation>Ein Datensatz beansprucht eine andere Domäne als die seines Topics und wird übergangen.</translation>
    </message>
    <message>
        <source>A record of the platform stands outside its topic, and is ignored.</source>
        <translation>Ein Datensatz der Plattform steht außerhalb ihres Topics und wird übergangen.</translation>
    </message>
    <message>
        <source>A record’s key and its document name different things; it is ignored.</source>
        <translation>Schlüssel und Dokument eines Datensatzes nennen Verschiedenes; er wird übergangen.</translation>
    </message>
    <message>
        <source>Its topic lies outside the prefixes of its domain: it is only claimed.</source>
        <translation>Sein Topic liegt außerhalb der Präfixe seiner Domäne: es ist nur beansprucht.</translation>
    </message>
    <message>
        <source>Another product claims the same topic.</source>
        <translation>Ein anderes Produkt beansprucht dasselbe Topic.</translation>
    </message>
    <message>
        <source>The domain has no catalog topic.</source>
        <translation>Die Domäne hat kein Katalog-Topic.</translation>
    </message>
    <message>
        <source>The domain’s catalog topic is not compacted, or has several partitions.</source>
        <translation>Das Katalog-Topic der Domäne ist nicht verdichtet oder hat mehrere Partitionen.</translation>
    </message>
    <message>
        <source>The domain’s catalog topic may not be read.</source>
        <translation>Das Katalog-Topic der Domäne darf nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::WriteDialog</name>
    <message>
        <source>Somebody has changed it just now. Look at what will be written, and try again.</source>
        <translation>Jemand hat es gerade geändert. Sehen Sie sich an, was geschrieben wird, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Rules, and what will be written</source>
        <translation>Regeln, und was geschrieben wird</translation>
    </message>
    <message>
        <source>A rule stands in the way.</source>
        <translation>Eine Regel steht im Weg.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::WritePanel</name>
    <message>
        <source>warns</source>
        <translation>warnt</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>verhindert</translation>
    </message>
    <message>
        <source>does not apply</source>
        <translation>trifft nicht zu</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The document, as it will be written</source>
        <translation>Das Dokument, wie es geschrieben wird</translation>
    </message>
    <message>
        <source>Will be written</source>
        <translation>Wird geschrieben</translation>
    </message>
    <message>
        <source>The document</source>
        <translation>Das Dokument</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), by nobody named</source>
        <translation>
            <numerusform>%n Änderung, ohne Namen</numerusform>
            <numerusform>%n Änderungen, ohne Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s), by %1 (claimed)</source>
        <translation>
            <numerusform>%n Änderung, von %1 (laut Angabe)</numerusform>
            <numerusform>%n Änderungen, von %1 (laut Angabe)</numerusform>
        </translation>
    </message>
    <message>
        <source>Rules are checked here and in meshctl, not by Kafka.</source>
        <translation>Regeln werden hier und in meshctl geprüft, nicht von Kafka.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::Writing</name>
    <message>
        <source>%1 may write there, as the record of %2 says.</source>
        <translation>%1 darf dort schreiben, wie der Eintrag von %2 sagt.</translation>
    </message>
    <message>
        <source>Reach them: %1.</source>
        <translation>Zu erreichen über: %1.</translation>
    </message>
    <message>
        <source>%1, removed</source>
        <translation>%1, entfernt</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1, neu</translation>
    </message>
    <message>
        <source>Kafka decides who may write the platform’s records.</source>
        <translation>Kafka entscheidet, wer die Einträge der Plattform schreiben darf.</translation>
    </message>
    <message>
        <source>Kafka decides who may write for %1; its record names no team.</source>
        <translation>Kafka entscheidet, wer für %1 schreiben darf; ihr Eintrag nennt kein Team.</translation>
    </message>
    <message>
        <source>Kafka decides who may write for %1: its record names %2.</source>
        <translation>Kafka entscheidet, wer für %1 schreiben darf: Ihr Eintrag nennt %2.</translation>
    </message>
    <message>
        <source>The record of %1 names no team that may.</source>
        <translation>Der Eintrag von %1 nennt kein Team, das es darf.</translation>
    </message>
    <message>
        <source>Everybody is meant to: ask whoever runs the cluster to allow it.</source>
        <translation>Alle sollen es dürfen: Bitten Sie, wer den Cluster betreibt, es zu erlauben.</translation>
    </message>
    <message>
        <source>The mesh’s administrators may.</source>
        <translation>Wer das Mesh verwaltet, darf es.</translation>
    </message>
    <message>
        <source>Whoever runs the cluster may, or can allow it.</source>
        <translation>Wer den Cluster betreibt, darf es oder kann es erlauben.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::snippets</name>
    <message>
        <source>Needs a kcat built with Avro.</source>
        <translation>Braucht ein kcat, das mit Avro gebaut ist.</translation>
    </message>
    <message>
        <source>kcat prints these values as bytes; meshctl decodes them.</source>
        <translation>kcat gibt diese Werte als Bytes aus; meshctl dekodiert sie.</translation>
    </message>
    <message>
        <source>Needs: %1</source>
        <translation>Braucht: %1</translation>
    </message>
    <message>
        <source>Set properties.sasl.jaas.config with your own credentials.</source>
        <translation>Setzen Sie properties.sasl.jaas.config mit Ihren eigenen Zugangsdaten.</translation>
    </message>
    <message>
        <source>Needs meshctl in the path.</source>
        <translation>Braucht meshctl im Suchpfad.</translation>
    </message>
</context>
<context>
    <name>mesh::ui::trustCells</name>
    <message>
        <source>not told by this cluster</source>
        <translation>sagt dieser Cluster nicht</translation>
    </message>
    <message>
        <source>not allowed to ask</source>
        <translation>darf nicht gefragt werden</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>keine gefunden</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>Freshness, promised ≤ %1</source>
        <translation>Aktualität, zugesagt ≤ %1</translation>
    </message>
    <message>
        <source>Freshness, nothing promised</source>
        <translation>Aktualität, nichts zugesagt</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>no record to measure</source>
        <translation>kein Ereignis zu messen</translation>
    </message>
    <message>
        <source>now, measured here</source>
        <translation>jetzt, hier gemessen</translation>
    </message>
    <message>
        <source>late, measured here</source>
        <translation>verspätet, hier gemessen</translation>
    </message>
    <message>
        <source>Age of the newest record: %1</source>
        <translation>Alter des neuesten Ereignisses: %1</translation>
    </message>
    <message>
        <source>Schema</source>
        <translation>Schema</translation>
    </message>
    <message>
        <source>being asked</source>
        <translation>wird gefragt</translation>
    </message>
    <message>
        <source>none registered</source>
        <translation>keines registriert</translation>
    </message>
    <message>
        <source>no registry in the profile</source>
        <translation>keine Registry im Profil</translation>
    </message>
    <message>
        <source>Subject %1, schema id %2</source>
        <translation>Subject %1, Schema-Id %2</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>Leser</translation>
    </message>
    <message numerus="yes">
        <source>%n group(s)</source>
        <translation>
            <numerusform>%n Gruppe</numerusform>
            <numerusform>%n Gruppen</numerusform>
        </translation>
    </message>
    <message>
        <source>largest lag %1</source>
        <translation>größter Rückstand %1</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>ends on %1</source>
        <translation>endet am %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Promises held</source>
        <translation>Gehaltene Zusagen</translation>
    </message>
    <message>
        <source>nothing is promised</source>
        <translation>nichts ist zugesagt</translation>
    </message>
    <message>
        <source>none measured yet</source>
        <translation>noch keine gemessen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Promises that hold, of those that were measured</extracomment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>port v%1 ends on %2</source>
        <extracomment>A port: %1 is its major version, %2 a day</extracomment>
        <translation>Port v%1 endet am %2</translation>
    </message>
</context>
<context>
    <name>mesh::workspace::CatalogEditing</name>
    <message>
        <source>Undid the last change</source>
        <translation>Letzte Änderung rückgängig gemacht</translation>
    </message>
</context>
<context>
    <name>mesh::workspace::ClusterEditing</name>
    <message>
        <source>Set up the mesh</source>
        <translation>Mesh eingerichtet</translation>
    </message>
    <message>
        <source>Made the topics of a domain</source>
        <translation>Topics einer Domäne angelegt</translation>
    </message>
    <message>
        <source>Asked for access</source>
        <translation>Um Zugang gebeten</translation>
    </message>
    <message>
        <source>Revealed %1</source>
        <translation>Hat %1 aufgedeckt</translation>
    </message>
    <message>
        <source>Took rights in Kafka back</source>
        <translation>Rechte in Kafka zurückgenommen</translation>
    </message>
    <message>
        <source>Gave rights in Kafka</source>
        <translation>Rechte in Kafka gegeben</translation>
    </message>
    <message>
        <source>Deleted %1</source>
        <translation>%1 gelöscht</translation>
    </message>
</context>
<context>
    <name>mesh::workspace::ClusterSession</name>
    <message>
        <source>Opened profile</source>
        <translation>Profil geöffnet</translation>
    </message>
    <message>
        <source>Another Meshscope saves the sandbox; what is made in this one is forgotten</source>
        <translation>Ein anderes Meshscope sichert die Sandbox; was in dieser entsteht, wird vergessen</translation>
    </message>
    <message>
        <source>Export of %1 to %2</source>
        <translation>Export von %1 nach %2</translation>
    </message>
    <message>
        <source>Exported records</source>
        <translation>Datensätze exportiert</translation>
    </message>
</context>
<context>
    <name>mesh::workspace::Workspace</name>
    <message>
        <source>Opened profile</source>
        <translation>Profil geöffnet</translation>
    </message>
</context>
</TS>
