"""Scares and ordinary pages in our own words: none of them was copied from a page."""

import tomllib

import pytest

from guard.core.signs import read
from knowing import ROOT, mind, sighting

SCARES = (
    (
        "page",
        (
            "Apple Protection Team. Your Mac was locked after 3 harmful programs were "
            "spotted. Photos, card details and passwords are leaking. Phone an Apple "
            "engineer straight away on 0808 010 0199. Leave this window open or the disk "
            "will be erased."
        ),
    ),
    (
        "page",
        (
            "Norton 360 renewal. Thank you for your order. $399.99 has been charged to "
            "your account and your plan auto-renewed for two years. If you did not "
            "authorise this, call our billing department within 24 hours to cancel and "
            "get a refund: +1 (808) 010-0134"
        ),
    ),
    (
        "page",
        (
            "Geek Squad invoice GS-99231. Your subscription has been renewed for 349.99 "
            "USD. To dispute this charge please contact customer care toll free "
            "1-888-010-0113."
        ),
    ),
    (
        "page",
        (
            "FBI Cyber Division. Your browser has been locked. Illegal content was "
            "viewed from your IP address. Pay the fine of 200 dollars with a gift card "
            "within 12 hours or you will be arrested."
        ),
    ),
    ("page", "Verify. Checking you are human. 1 Press Win+R 2 Press Ctrl+V 3 Press Enter"),
    (
        "page",
        (
            "Something went wrong displaying this document. How to fix: click Copy fix, "
            "open Windows Terminal as admin, right-click to paste and hit Enter. Verify "
            "you are human to continue."
        ),
    ),
    ("notification", "Norton: your PC has 5 viruses! Click to clean it"),
    (
        "notification",
        ("Firewall disabled. Hackers can see your screen. Tap here to protect your device now"),
    ),
    ("dialog", "PC Blocked! Ring Microsoft Help 0800 010 0155. Do not switch off."),
    (
        "page",
        (
            "W\u0456nd\u043ews Supp\u043ert: y\u043eur c\u043emput\u0435r is l\u043eck\u0435d. "
            "C\u0430ll now 0800 010 0155"
        ),
    ),
    ("page", "W i n d o w s has been b l o c k e d. C a l l  s u p p o r t 0800 010 0155"),
    (
        "page",
        (
            "Chrome is out of date. Critical update required. Download update to "
            "continue browsing securely."
        ),
    ),
    (
        "page",
        (
            "Antivirus subscription expired today! Your PC is exposed to viruses. Renew "
            "now with 80% off. Renew subscription"
        ),
    ),
    (
        "dialog",
        (
            "Refund department: enter the support code from your agent to connect to a "
            "technician and claim a refund"
        ),
    ),
    (
        "page",
        (
            "Achtung! Ihr PC wurde gesperrt. Es wurde ein Trojaner gefunden. Rufen Sie "
            "umgehend unsere Techniker an: 0800 010 0199. Schalten Sie den Rechner nicht "
            "aus."
        ),
    ),
    (
        "dialog",
        ("Ihr McAfee-Abo ist abgelaufen! Ihr Rechner ist mit 4 Viren infiziert. Jetzt erneuern"),
    ),
    (
        "page",
        (
            "Bundespolizei: Ihr Computer wurde gesperrt. Wegen illegaler Inhalte ist "
            "eine Geldstrafe von 100 Euro per Paysafecard zu zahlen."
        ),
    ),
    (
        "page",
        (
            "Bestätigen Sie, dass Sie kein Roboter sind: Drücken Sie Windows-Taste + R, "
            "dann Strg+V und Enter"
        ),
    ),
    (
        "page",
        (
            "Attention ! Votre PC est verrouillé. Un cheval de Troie a été détecté. "
            "Composez le 09 70 01 01 01 pour joindre un technicien Microsoft. N'éteignez "
            "pas votre ordinateur."
        ),
    ),
    ("notification", "Votre appareil est infecté par 3 virus. Nettoyez maintenant"),
    (
        "page",
        (
            "¡Advertencia! Su equipo fue bloqueado por actividad sospechosa. Llame a "
            "soporte técnico de Windows al 900 010 019. No apague su ordenador. Sus "
            "contraseñas están en peligro."
        ),
    ),
    ("dialog", "Virus detectado en su PC. Llame ahora al 900-010-019"),
    (
        "page",
        (
            "Attenzione! Il PC è stato bloccato. Abbiamo rilevato un virus. Chiama "
            "subito l'assistenza Microsoft 800 010 019. Non spegnere il computer."
        ),
    ),
    (
        "page",
        (
            "Waarschuwing! Uw pc is vergrendeld wegens verdachte activiteiten. Bel "
            "direct met een technicus van Microsoft: 0800 010 0199. Zet uw computer niet "
            "uit."
        ),
    ),
    (
        "page",
        (
            "Uwaga! Twój komputer został zablokowany. Wykryto wirusa. Zadzwoń "
            "natychmiast do pomocy technicznej Microsoft: 800 010 019. Nie wyłączaj "
            "komputera."
        ),
    ),
    (
        "page",
        (
            "Varning! Din dator har spärrats på grund av misstänkt aktivitet. Ring "
            "Microsofts support genast: 020-010 01 99. Stäng inte av datorn."
        ),
    ),
    (
        "page",
        (
            "Atenção! O seu computador foi bloqueado. Um vírus foi detectado. Ligue já "
            "para o suporte Microsoft: 0800 010 0199. Não desligue o computador."
        ),
    ),
    (
        "page",
        (
            "警告! お使いのPCがロックされました。ウイルスが検出されました。今すぐマイクロソ"
            "フトのサポートに電話してください 050-0100-0199。電源を切らないでく"
            "ださい。"
        ),
    ),
    ("dialog", "ウイルスに感染しています。至急お電話ください 050-0100-0199"),
    (
        "page",
        (
            "Advarsel! Din computer er låst. En virus er fundet. Ring straks til "
            "Microsoft support: 80 01 01 99 00. Sluk ikke computeren."
        ),
    ),
    (
        "page",
        (
            "Внимание! Ваш компьютер заблокирован. Обнаружен вирус. Срочно позвоните в "
            "службу поддержки Microsoft: +7 800 010-01-99"
        ),
    ),
    (
        "page",
        (
            "Security notice. Dear customer, harmful software took over this laptop. To "
            "stop criminals emptying your bank account, speak with a Windows specialist: "
            "0808 010 0177. Shutting down will wipe your drive."
        ),
    ),
    (
        "page",
        (
            "Your operating system is damaged by 13 viruses. Repair now or your SIM "
            "card, contacts and photos will be corrupted. Step 1: tap REPAIR FAST NOW. 2 "
            "minutes 14 seconds remaining"
        ),
    ),
    (
        "page",
        (
            "Hello, this is to confirm that PayPal charged $612.45 for Bitcoin. Not you? "
            "Dial +1 (805) 010-0188 for a refund."
        ),
    ),
    (
        "page",
        (
            "Your screen was frozen by Microsoft because of strange activity. Our staff "
            "are waiting: 1-855-010-0122 (no charge)"
        ),
    ),
    (
        "dialog",
        (
            "Firewall warning: somebody in Russia is reading your files. Phone the Apple "
            "care desk 0800-010-0133"
        ),
    ),
    ("notification", "ALERT. Your bank details are exposed! Scan your computer"),
    (
        "page",
        (
            "Interpol. This device was seized because forbidden videos were watched. "
            "Penalty: 250 EUR. Buy a paysafecard and enter the code."
        ),
    ),
    (
        "page",
        (
            "To prove you are a person, open Run with Windows key + R, hold Ctrl and V, "
            "and confirm with Enter."
        ),
    ),
    ("page", ("Font missing. To see this page correctly install the update for Chrome font pack")),
    (
        "page",
        (
            "Microsoft Sicherheit: Auf diesem Rechner wurden 5 Viren gefunden. Bitte "
            "sofort die Hotline 0800 010 0144 anrufen, sonst werden Ihre Daten gelöscht."
        ),
    ),
    (
        "page",
        (
            "Windows a été bloqué car un virus pornographique est présent. Assistance "
            "gratuite au 01 86 01 01 01, ouverte 24h/24."
        ),
    ),
    (
        "page",
        (
            "Microsoft ha bloqueado este equipo. Hemos encontrado spyware que roba fotos "
            "y contraseñas. Teléfono de ayuda: 911 010 101"
        ),
    ),
    (
        "page",
        ("Il sistema è danneggiato da 4 virus. Ripara subito altrimenti perderai contatti e foto."),
    ),
    (
        "page",
        (
            "Microsoft heeft uw computer geblokkeerd. Er is een virus gevonden. Onze "
            "medewerkers helpen u: 020 010 0101. Sluit dit venster niet."
        ),
    ),
    (
        "page",
        (
            "マイクロソフトからの警告。あなたのコンピュータは危険です。このまま放置するとデー"
            "タが消去されます。050-0101-0101 まで至急お電話を"
        ),
    ),
    (
        "page",
        ("O Windows foi suspenso. Foram encontrados 3 vírus. Fale com um técnico: 800 010 010"),
    ),
    ("page", ("Microsoft har låst datorn. Fem virus hittades. Ring vår tekniker på 08-010 01 01")),
    (
        "page",
        ("Microsoft zablokował ten komputer. Znaleziono 5 wirusów. Numer pomocy: 22 010 01 01"),
    ),
)
"""Kind and words; every language and every family we know of."""

ORDINARY = (
    (
        "page",
        (
            "NHS 111 - Get help. If you think you need urgent medical help call 111. Do "
            "not ring 999 unless it is an emergency. Your account is locked? Contact "
            "support."
        ),
    ),
    (
        "page",
        (
            "Bank. Your card has been blocked for your security. Call us on the number "
            "on the back of your card, or 0345 010 0199, any time day or night. Lost or "
            "stolen card? Call us now."
        ),
    ),
    (
        "page",
        (
            "Search: microsoft support number. Contact Us - Microsoft Support. Microsoft "
            "customer service phone number. Call Microsoft support 0344 800 2400. "
            "Windows help. People also ask: How do I speak to a human at Microsoft? Is "
            "there a free number for Microsoft support?"
        ),
    ),
    (
        "page",
        (
            "Sign in. Your account has been locked for security reasons because of too "
            "many attempts. Reset your password or contact support."
        ),
    ),
    (
        "page",
        (
            "This site can't be reached. example.com refused to connect. "
            "ERR_CONNECTION_REFUSED. Checking the connection. Checking the proxy and the "
            "firewall."
        ),
    ),
    (
        "page",
        (
            "Deceptive site ahead. Attackers on example.com may trick you into doing "
            "something dangerous like installing software or revealing your personal "
            "information (for example, passwords, phone numbers, or credit cards). Back "
            "to safety"
        ),
    ),
    (
        "page",
        (
            "Just a moment.... example.com needs to review the security of your "
            "connection before proceeding. Verify you are human by completing the action "
            "below. Ray ID: 8a7b6c5d4e3f2a1b. Performance & security by Cloudflare"
        ),
    ),
    (
        "page",
        (
            "Norton Antivirus. Protect your PC from viruses, spyware and hackers. 50% "
            "off the first year. Buy now. Award-winning protection. Call us for help: "
            "0800 010 0123"
        ),
    ),
    (
        "page",
        (
            "Scan complete. Your device is protected. No threats found. Quick scan "
            "completed. 15,234 files scanned."
        ),
    ),
    (
        "page",
        (
            "Router admin. Firewall enabled. System log. Blocked connection attempts: "
            "12. Do not turn off the device while the update is running."
        ),
    ),
    ("dialog", "Leave site?. Changes you made may not be saved. Leave Cancel"),
    ("dialog", "Your session is about to expire. Click OK to stay signed in."),
    (
        "dialog",
        (
            "Payment failed. Please check your card details and try again or call us on "
            "0345 010 0199."
        ),
    ),
    ("dialog", "Please do not close this window while your payment is being processed."),
    (
        "dialog",
        ("example.com wants to use your microphone. Click Allow to continue with the call."),
    ),
    ("dialog", "Cookies: we value your privacy. Accept all"),
    ("notification", "New mail. Anna: Are you coming on Sunday? Call me"),
    ("notification", "Calendar. Reminder: call technical support at 3 pm"),
    ("notification", "Netflix. New episodes are here. Watch now"),
    ("notification", "BBC News. Hackers steal data of thousands of customers, company says"),
    ("notification", "Bank. You paid 20.00 to Tesco"),
    ("notification", "Backup. Backup finished. 120 files copied"),
    ("notification", "Updates. Updates are ready to install. Restart now"),
    ("notification", "LinkedIn. Windows engineer wanted: see 5 new jobs"),
    (
        "page",
        (
            "Computer repair Leeds. Is your computer slow or infected with a virus? Our "
            "friendly technicians remove viruses, spyware and malware. Laptop repair, "
            "data recovery. Call us today on 0113 496 0100 or pop in. Microsoft and "
            "Apple experts."
        ),
    ),
    (
        "page",
        (
            "Scam Guard. Please hang up the phone. Microsoft never rings you out of the "
            "blue. Its messages never carry a phone number. The page from scare.example "
            "looks like a fake warning."
        ),
    ),
    (
        "page",
        (
            "Scam Guard rehearsal. This is a rehearsal. A real scare page would say: "
            "your computer is locked, call Microsoft on this number. It is a trick. "
            "Please do not ring that number."
        ),
    ),
    ("page", "iCloud. Your iPhone is locked. To unlock, enter your Apple ID."),
    (
        "page",
        (
            "GOV.UK. Contact HMRC helpline 0300 200 3300. Do not share your password. "
            "Phone lines are open Monday to Friday."
        ),
    ),
    (
        "page",
        (
            "Geräteservice: Ihr Konto wurde gesperrt. Bitte wenden Sie sich an den "
            "Support: 0800 010 0199"
        ),
    ),
    (
        "page",
        (
            "Telekom Hilfe. Störung melden: Rufen Sie unsere Hotline an, 0800 33 01000, "
            "kostenfrei. Router neu starten: schalten Sie das Gerät aus."
        ),
    ),
    (
        "page",
        (
            "Orange assistance. Contactez le service client au 3900. Votre ligne est "
            "suspendue ? Appelez-nous. Redémarrez votre box."
        ),
    ),
    (
        "page",
        (
            "BT Help. Broadband not working? Restart your hub. Do not switch off your "
            "router during the update. Call us on 0800 800 150"
        ),
    ),
    (
        "page",
        (
            "Job: Help desk engineer. Microsoft support engineer wanted. Call our "
            "recruitment team now on 0113 496 0101. Immediate start. Windows, Mac and "
            "network security experience."
        ),
    ),
    (
        "page",
        (
            "Steam. Your account was locked because of suspicious activity. Contact "
            "Steam Support to unlock your account immediately."
        ),
    ),
    ("page", "Parkrun. Call the team now to enter. 0113 496 0000"),
    ("page", "Weather. Severe weather warning. Do not travel. Flood alert for your area."),
    ("page", ("Vodafone. Your SIM is blocked? Call 191 free from your mobile or 03333 040 191.")),
    (
        "page",
        ("HP Support. Printer error code 0x6100004a. Restart the printer. Contact HP support."),
    ),
    (
        "page",
        (
            "Windows. Windows & doors. Call us now for a free quote: 0800 010 0100. Our "
            "technicians fit uPVC windows."
        ),
    ),
    (
        "page",
        (
            "Kaspersky blog. Trojan found in 200 apps. Researchers detected malware that "
            "steals bank passwords from phones."
        ),
    ),
    (
        "page",
        ("Login. Too many attempts. Access blocked for security reasons. Try again in 15 minutes."),
    ),
    (
        "page",
        (
            "Apple Store. Call 0800 048 0408 to talk to a Specialist. Mac, iPad, iPhone. "
            "Trade in your computer."
        ),
    ),
    (
        "page",
        (
            "Gov alert. Critical security update for Windows: install the update now, "
            "says the national centre."
        ),
    ),
    (
        "page",
        (
            "Anti-virus test. No viruses found on this device. Last scan: today. "
            "Real-time protection is on."
        ),
    ),
    (
        "page",
        (
            "Council. Report a problem. Call us on 01632 960 000. If your system is "
            "down, restart it."
        ),
    ),
    ("page", "ATM. Ihre Karte wurde gesperrt. Rufen Sie 116 116 an."),
    ("page", "Impôts. Votre compte est bloqué. Appelez le 0 809 401 401 (service gratuit)."),
    (
        "page",
        ("銀行. キャッシュカードの紛失・盗難はお電話ください 0120-010-010。口座を停止します。"),
    ),
    ("dialog", "Are you sure you want to leave this page?"),
    ("dialog", "Update. A new version is available. Update now?"),
    ("notification", "Windows Security. Antivirus scan finished. No threats found."),
    ("notification", "Virgin. Service alert: broadband is down in your area"),
)
"""Kind and words of what people meet every day, or what only sounds like a scare."""


MORE = tomllib.loads((ROOT / "tests/data/scares.toml").read_text(encoding="utf-8"))
"""The same in more languages and families, as a file keeps them."""


def told(sort):
    """Return the kind and words of each entry of a sort."""
    return [(entry["kind"], entry["words"]) for entry in MORE[sort]]


def signs(kind, text, **facts):
    marks = {kind} & {"dialog", "notification"} | facts.pop("marks", set())
    return read(sighting(text=text, marks=marks, **facts), mind())


@pytest.mark.parametrize(("kind", "text"), [*SCARES, *told("scare")])
def test_a_scare_is_known_in_any_words(kind, text):
    wanted = "scare_message" if kind == "notification" else "scare_page"
    assert [sign.kind for sign in signs(kind, text)] == [wanted]


@pytest.mark.parametrize(("kind", "text"), [*ORDINARY, *told("ordinary")])
def test_an_ordinary_page_is_spared(kind, text):
    assert not signs(kind, text)


@pytest.mark.parametrize(("kind", "text"), [*SCARES, *told("scare")])
def test_an_article_that_quotes_a_scare_is_spared(kind, text):
    article = (
        f'Scam alert: how to spot fake warnings. Victims told us what they saw: "{text}" '
        "Never call the number. Report it, says the police. Read more in our blog."
    )

    scores = [len(sign.hints) for sign in signs("page", article)]

    assert not scores or scores[0] >= MANY


MANY = 9
"""Signals of a quotation so thick that it is a scare itself, whatever stands around it."""


def test_a_command_on_the_clipboard_and_a_check_that_one_is_human_are_a_scare():
    text = "Verify you are human. Press the button, then follow the steps."

    assert not signs("page", text)
    assert signs("page", text, marks={"clipboard"})


def test_what_gave_a_scare_away_is_told_most_telling_first():
    text = "Your PC is locked. Do not close this page. Call Microsoft support: 0800 010 0199"

    (sign,) = signs("page", text, address="https://evil.example/")

    assert [hint.kind for hint in sign.hints][:2] == ["stranger", "number"]


def test_words_that_change_make_no_new_sign():
    first, second = (
        signs("page", f"Your PC is locked. Call Microsoft support: 0800 010 0199. {more}")
        for more in ("", "Do not close this page.")
    )

    assert first == second
    assert first[0].hints != second[0].hints


@pytest.mark.parametrize("title", ["", "Scam protection"])
def test_the_word_scam_is_no_free_pass(title):
    text = (
        "Beware of scams. Your PC is infected with a trojan and has been locked for security "
        "reasons. Your passwords, bank details and photos are being stolen. Do not close this "
        "page. Call Microsoft support now, our engineers guide you over the phone: 0800 010 0199"
    )

    assert signs("page", text, title=title)


def test_a_page_that_names_the_scam_in_its_title_may_quote_it():
    text = "Your PC is infected and locked. Do not close it. Call Microsoft support: 0800 010 0199"

    assert signs("page", text, title="Tech support")
    assert not signs("page", text, title="Tech support scams")


def test_a_scare_hidden_behind_a_wall_of_marks_is_found():
    text = "\u200b".join("Your PC is locked. Call Microsoft support now: 0800 010 0199.")

    assert signs("page", text, marks={"dialog"})


def test_the_number_of_an_honest_helpline_is_none_of_a_scares():
    text = "Your PC is locked. Do not close this page. Number: {}"

    hints = [
        {hint.kind for sign in signs("dialog", text.format(number)) for hint in sign.hints}
        for number in ("0800 010 0199", "0300 123 2040")
    ]

    assert ["number" in kinds for kinds in hints] == [True, False]


HEAVY = (
    (
        "Votre connexion n'est pas privée. Des pirates informatiques veulent peut-être voler vos "
        "informations sur jardin.example (mots de passe, messages ou cartes de crédit)."
    ),
    (
        "Appelez le 15 avant de venir. Standard : 02 40 01 01 99. Ne raccrochez pas, quelqu'un "
        "va vous répondre. Ne mangez rien avant l'examen."
    ),
)
"""Honest pages that are as heavy as one can be without being a scare."""


@pytest.mark.parametrize("words", HEAVY)
def test_an_honest_page_that_fills_the_screen_is_none_the_worse_for_it(words):
    given = sighting(title="Accueil", text=words, marks=("full-screen",))

    assert [sign.kind for sign in read(given, mind())] == ["full_screen"]


def test_keys_that_paste_scare_only_with_a_pretext():
    keys = "Press Windows + R, then Ctrl + V, then Enter."

    assert not signs("page", keys)
    assert signs("page", f"One more step: your microphone was not found. {keys}")


def test_bad_news_of_what_is_yours_counts_beside_a_number_of_a_maker():
    ring = "Ring Microsoft now: 0800 010 0199"

    assert not signs("page", ring)
    assert signs("page", f"Somebody sold your recipes. {ring}")
