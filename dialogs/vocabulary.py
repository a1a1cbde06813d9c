"""The words a concept is said with, in both languages, as one would write them; `dialogs.concepts` matches them.

`frist*` stands for any word that begins so, `*frist` for one that ends so, `*bidrag*` for one that holds it;
several words are a phrase. Commas separate. å and aa, ø and oe, æ and ae are the same letters.
"""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    "when": """
        hvornår, hvorår, hvilken dato, hvilke datoer, hvad dato, hvilken dag, til hvornår, dato*, datum,
        when, whens, what date, which date, what day, which day, how soon, date, dates, hvor lang tid, how
        long until, how long before, senest hvornår
    """,
    "who": """
        hvem, hvilke forvaltninger, hvilken forvaltning, hvilke afdelinger, who, whom, which
        administration*, which department*, who's, whose, hvis tur, everyone who, alle der
    """,
    "how-much": """
        hvor meget, hvor mange penge, hvor mange kroner, how much, hvor stor, hvor stort, how many kroner
    """,
    "why": """
        hvorfor, why, begrundelse*, begrund, how come, hvordan kan det være, hvad bygger, hvilken regel,
        hvilke regler, which rule*, what rule, forklar*, explain*, hvordan er det beregnet, hvordan beregn*,
        what is it based on, hvordan kommer du frem, hvordan når du frem, hvorfra ved du, how do you know,
        how did you, på hvilket grundlag, hvordan ved du, what basis, hvad er reglen, what is the rule,
        mellemregning*, udregning*, hvordan udregn*
    """,
    "source": """
        kilde*, kildehenvisning*, source*, hvor står det, hvor står, hvor kommer det fra, hvor har du det
        fra, where does it say, where does that come from, where is that from, where is this from,
        henvisning*, reference*, hvem siger, says who, belæg, dokumentation*, citation*, where did you get,
        hvilket dokument, which document, where is it written, hvor er det fra, where does it come from,
        where does this come from, hvor stammer
    """,
    "status": """
        status*, *status, overblik*, oversigt*, overview*, hvordan går, hvordan ser det ud, hvor langt, hvor
        er vi, hvad er situationen, how far, how is it going, how are we doing, hows it going, progress,
        fremdriften, situation*, where are we, where do we stand, where does it stand, summary, summarise,
        summarize, opsummer*, sammenfat*, resumé, resume, orientering, rapport*, report, briefing, how is,
        how are, how's, hvor står vi, hvordan står det, hvordan ligger, hvad er nyt, what is new, what's
        new, hvad sker der med, what is happening with, what's happening with, hvad med planerne, statur, er
        vi på sporet, are we on track, on track, nyt om, any news, news, går det, hvor er planen, stade
    """,
    "deadline": """
        frist*, *frist, *fristen, *frister, *fristerne, deadline*, due date*, due, skæringsdato*, milepæl*,
        milestone*, tidsplan*, timeline, schedule, hvad skal jeg, hvad skal vi, skal nås, to do, todo*, what
        do i have to, what do we have to, what should i, what should we, opgave*, task*, huskeliste*, hvad
        er det næste, what is next, what's next, whats next, what comes next, coming up, what is due, what's
        due, what must, kommer der, hvad venter, hvad nu, what now, hvad haster, what is urgent, haster,
        urgent, næste skridt, next step*, terminer, hvad bør vi, hvad bør jeg, skal vi nå, agenda, skal være
        klar, årshjul*, annual wheel, kalenderen, what happens next, hvad sker der nu, forestår, hvad skal
        ske, what needs to
    """,
    "next": """
        næste, næst, kommende, next, upcoming, første, snart, soon, nærmeste, forestående, nu
    """,
    "overdue": """
        overskred*, overskrid*, forsink*, overdue, bagud, missed, misset, forpass*, for sent, behind, glemt,
        forgotten, passere*, over tid, late, sprunget, udløbne frister, past due, delayed, ikke nået, not
        met
    """,
    "mine": "mine, min, mit, jeg, mig, my, i, me, vores, our, us, for os, vi",
    "negotiation": """
        forhandl*, negotiat*, *forhandling*, drøftelse*, modpart*, counterpart*, talks, dialog*
    """,
    "contribution": """
        bidrag*, *bidrag, *bidraget, *bidragene, contribut*, input*, indspil*, indmelding*, bidar,
        bidragende
    """,
    "missing": """
        mangl*, skyld*, owe, owes, owed, missing, outstanding, udestå*, ikke sendt, ikke svaret, venter vi
        på, waiting for, waiting on, not sent, not answered, not delivered, ikke leveret, ikke afleveret,
        ikke meldt, still needs to, hasn't, hasnt, haven't, havent, yet to, lacking, har ikke, ikke kommet,
        have not, has not, not yet, endnu ikke, tilbage at, resterer, ikke bidraget, udeblev*, incomplete,
        awaiting, afvent*, pending, not contributed, not submitted
    """,
    "sent": """
        sendt, sender, sendte, har sendt, afleveret, leveret, indsendt, svaret, svarede, has sent, have
        sent, sent, submitted, delivered, answered, replied, modtaget, received, kommet ind, meldt ind, got,
        har vi fået, have we got, meldt tilbage, indleveret, hørt fra, heard from, fået
    """,
    "money": """
        penge*, pengene, mio, mia, million*, kroner, kr, bevilling*, bevilget, budget*, midler*, *midler,
        *midlerne, *kroner, *kronerne, beløb*, økonomien, økonomi, finansier*, afsat, afsættes, sat af,
        funding, funds, funded, fund, money, amount*, appropriat*, grant*, dkk, cost, costs, koster,
        medfinansier*, co-financing, cofinancing, set aside, ramme*, financ*, kapital, spend*, allocated,
        allocation*, financial*, støtte, beløbet, tildel*, bevillingen, paid, pay, betaler, kroners
    """,
    "service": """
        service, servicemid*, servicekron*, serviceramme*, servicebevilling*, operating, drift*,
        servicepenge*, services
    """,
    "capital": "anlæg*, capital, investering*, investment*, anlægsmid*, capex",
    "total": """
        i alt, ialt, total*, sammenlagt, in all, altogether, all told, tilsammen, summen, sum, in total,
        overall, alt i alt, samlet set, hele beløbet, lagt sammen, samlede
    """,
    "released": """
        frigiv*, frigivelse*, release*, releasing, frigjort, rådighed, til rådighed, available, unlocked,
        disponib*, stjernemarker*, *frigivelse, må bruges, kan bruges, usable
    """,
    "remaining": """
        tilbage, left, remaining, resterende, ubrugt*, unspent, brugt, forbrug*, spent, used, i overskud,
        rest
    """,
    "split": """
        fordel*, ufordelt*, split*, opdel*, andel*, divided, divide, hver for sig, per plan, pr plan,
        apportion*, distribut*, deles, breakdown, får, gets, get, go to, goes to, går til, tilfalder, share,
        deling*
    """,
    "price-level": "p l, pl, prisniveau*, price level*, pris og løn*",
    "expire": """
        udløb*, slutter, slut, slutte, slutdato*, ophør*, expir*, end, ends, ended, ending, end date*,
        holder op, gælder til, løber til, last day, sidste dag, ud løber, afslut*, finish*, run out, runs
        out, løber ud, terminat*, hvor længe gælder, lapse*, over
    """,
    "start": """
        start*, begynd*, opstart*, begin*, begun, began, igang*, i gang, går i gang, træder i kraft,
        commenc*, kick off, kickoff, opstarte*, sættes i værk, take effect, takes effect, gang i, åbn*,
        open, opens
    """,
    "period": """
        periode*, *periode, *perioden, term, terms, løbetid*, varer, varighed*, hvor længe, how long, lasts,
        duration, vindue*, window, hvor mange år, how many years, år lang, years long, run for, løber
    """,
    "renewal": """
        fornye*, fornyes, forny*, videreførels*, videreføre*, renew*, continuation, forlæng*, extension*,
        extend*, ny helhedsplan, nye helhedsplaner, nye helhedsplan, new plan*, næste periode, next period,
        next term, nye plan*, genforhandl*, efterfølger*, successor*
    """,
    "preparation": """
        forbered*, prepar*, ansøg*, application*, prækval*, prequal*, apply, applying, forarbejde*
    """,
    "open-question": """
        åbne spørgsmål, åbent spørgsmål, åbne punkter, åbne tvivl*, uafklar*, uklar*, ikke afklaret,
        modstrid*, modsig*, selvmodsig*, open question*, open issue*, unresolved, unsettled, unclear,
        contradict*, tvivl*, fortolk*, læsning*, reading, readings, interpret*, inconsisten*, skal afklares,
        mangler at blive afklaret, clarif*, uoverensstemmelse*, afklares, afklaring*, ambigu*, usikkerhed*,
        usikker*, uncertain*, doubt*, conflict*, flertydig*, spørgsmål der mangler svar, discrepanc*,
        spørgsmål
    """,
    "settle": """
        afklar, afgør, settle, settles, settled, resolve, fastslå, fastlæg, besvar, afklaret, afgjort,
        besluttet at, bekræft, jeg svarer, svaret er, the answer is, decide, confirm, vælg læsning, afklare,
        afgøre, answer, luk spørgsmål*, skal være, er afklaret
    """,
    "political": """
        politisk*, political*, udvalg*, *udvalg, *udvalget, committee*, council*, byråd*, indstilling*,
        sagen, sag, the case, behandl*, dagsorden*, rute*, *rute, route*, vej gennem, vejen gennem, path
        through, politikerne, politicians, politisk vej, beslutning*, decision*, beslutte*, decided,
        vedtag*, adopt*, forelæg*, at-punkt*, rådhus*, city hall, mayor*, borgmester*, treatment, approval
        process, beslutningsgang*, sagsgang*, godkendelsesproces*
    """,
    "approve": "godkend*, approv*, tiltråd*, adopted, vedtaget",
    "goal": """
        mål, målet, målene, målsætning*, goal*, target, parallelsamfund*, parallel societ*, parallel
        society, ghetto*, listen, statens liste, the list, state's list, states list, ministry's list,
        omdannelsesområde*, formål*, udsatte områder, list of, ministeriets liste, listens,
        parallelsamfundslisten, parallelsamfundsliste
    """,
    "declaration": "hensigtserklæring*, declaration*, of intent, intention*, letter of intent, hensigt*",
    "chain": """
        sammenhæng*, hænger sammen, kæde*, chain*, link, linked, forbindelse*, forbundet, leads to, førte
        til, led to, bag tm021, forhistorie*, baggrund*, background, history of the money, related, relat*,
        connection, connected, fører til, hænger, follow from, follows from
    """,
    "secretariat": """
        sekretariat*, secretariat*, bydelsbestyrelse*, district board*, bestyrelse*, secretarial, sekretær*
    """,
    "focus": """
        fokus*, focus*, indsatsområde*, temaer, tema, theme*, målgruppe*, target group*, prioriter*,
        priorit*, særligt skal, indsatser*, indsatserne, effort*
    """,
    "plans": """
        planer, planerne, helhedsplan*, *helhedsplan*, helhedplan*, plans, master plan*, masterplan*, plan,
        planen, portefølje*, portfolio
    """,
    "list": """
        hvilke, liste over, vis alle, alle, show all, which, list, lists, vis, show, all, hvad for, hvor
        mange, how many
    """,
    "names": """
        hedder, hed, forkort*, abbreviation*, stand for, stands for, står for, called, navn*, name, names,
        hvad er, hvem er, who is, what is, omdøbt, renamed, tidligere navn, hvad betyder, what does, means,
        mean, betyder, hvad dækker, what are, hvad vil, forklar ordet, definition*, define
    """,
    "coordinate": """
        koordiner*, coordinat*, tovholder*, ansvar*, responsible, in charge, leder, leads, hvem styrer, who
        runs, står i spidsen, indsamler, samler
    """,
    "administrations": "forvaltning*, administration*, department*, forvaltninger, enheder, units",
    "holiday": """
        helligdag*, holiday*, fridag*, lukkedag*, arbejdsdag*, working day*, workday*, hverdag*, lukket,
        closed, day off, public holiday*, weekday*, business day*, ferie
    """,
    "week": """
        uge, ugen, uger, ugenummer*, week, weeks, week number*, hvilken uge, which week, ugedag*, what week,
        weekday
    """,
    "happens": """
        hvad sker, sker der, what happens, what is happening, what's happening, anything on, noget i, hvad
        er der, whats on, what's on, what is on, is there anything, er der noget, anything in, anything
        happening, happens, hvad foregår, hvad har vi
    """,
    "meeting": """
        møde, mødet, møder, *møde, *mødet, *møder, meeting*, meets, mødes, mødedag*, mødeplan*,
        mødekalender*
    """,
    "today-date": """
        dags dato, hvad er datoen, hvilken dato er det, what is today, what's the date, what date is it,
        today's date, hvilken dag er det, what day is it, hvilken uge er det, what week is it, hvad er det
        for en dag, ugenummer
    """,
    "help": """
        hjælp, help, hvad kan du, what can you, hvordan virker, how does this work, how do i use, commands,
        kommandoer, vejledning, menu, hvad kan jeg, what can i, what do you do, hjælp mig, instruktion*,
        hvordan bruger jeg, hjæpl, manual, eksempler, examples, hvad gør du, muligheder, options, hvordan
        gør jeg
    """,
    "hello": """
        hej, hejsa, heisa, goddag, god dag, god morgen, godmorgen, godaften, hallo, hello, hi, hey, good
        morning, good afternoon, dav, davs, mojn, halløj, hejhej, hiya, greetings, yo, heyy, hejj, goddaw,
        morn
    """,
    "thanks": """
        tak, thanks, thank you, thank, tusind tak, mange tak, thx, ty, takker, cheers, super, perfekt,
        perfect, great, fedt, godt gået, well done, nice, skønt, dejligt, fint, okay, ok, cool, alright,
        fantastisk, brilliant, awesome, godt
    """,
    "bye": """
        farvel, bye, goodbye, vi ses, hej hej, see you, good night, godnat, god weekend, ha' det, hav det
        godt, på gensyn, ses
    """,
    "rude": """
        dum, dumme, idiot, stupid, lort, shit, fuck, useless, ubrugelig, elendig, crap, røv, pis, fanden,
        damn
    """,
    "danish": "dansk, danish, på dansk, in danish",
    "english": "engelsk, english, på engelsk, in english",
    "language": """
        sprog*, language*, switch, skift, tal, speak, svar på, reply in, answer in, skriv på, write in
    """,
    "whoami": """
        hvem er jeg, who am i, min rolle, my role, mine rettigheder, hvad må jeg, what may i, my rights, my
        permissions, hvilken rolle har jeg, what am i allowed, which role do i, what is my role, må jeg
    """,
    "about": """
        hvem er du, who are you, er du et menneske, are you a bot, are you human, hvad er du, what are you,
        er du en bot, er du en robot, hvad er fremdrift, what is fremdrift, hvem har lavet dig, who made
        you, om dig, about you, er du ai, are you ai, chatgpt
    """,
    "more": "vis flere, show more, flere, more, næste side, next page, resten, the rest, mere",
    "contributes": """
        bidrager, contributes, contributing, giver, tilbyder, stiller, leverer, vil bidrage, offers, will
        contribute, kommer med, bidrog, contributed
    """,
    "draft": "udkast*, kladde*, draft*",
    "no-contribution": """
        intet bidrag, ingen bidrag, no contribution, bidrager ikke, nothing to contribute, ikke noget
        bidrag, har ikke noget bidrag, does not contribute, will not contribute
    """,
    "management-approved": """
        ledelsesgodkend*, management approv*, godkendt af ledelsen, approved by management,
        direktionsgodkend*
    """,
    "set": """
        sæt, set, fastsæt, angiv, sætter, opret frist, skriv frist, lav en frist, add a deadline
    """,
    "move": """
        flyt, flytte, udskyd, udskyde, move, postpone, reschedule, skub, ændr, change, ryk fristen, forlæng
        fristen, extend the deadline
    """,
    "nudge": """
        ryk, rykke, rykker, chase, nudge, påmind, send en rykker, skriv til, prik til, remind
    """,
    "remind-me": """
        mind mig, remind me, påmind mig, spørg igen, ask again, husk mig, ask me again, snooze, sig til, giv
        besked, notify me, let me know, færre påmindelser, fewer reminders
    """,
    "log": """
        log, logfør, noter, notér, referat*, registrer, registrér, record, note, skriv ned, skriv at,
        indfør, gem, save
    """,
    "agreed": """
        enige, enig, enighed, agree*, agreed, aftalt, aftalte, aftaler, vil kun, only wants, kræver,
        demand*, tilbød, de vil, they want, wants, they will, følger op, follows up
    """,
    "allocate": "læg, lægge, afsæt, allocate, reserver, reservér, fordel, tildel, put, assign",
    "undo": """
        fortryd, undo, fortryde, rul tilbage, revert, annuller det sidste, annullér det sidste
    """,
    "delete": "slet, delete, fjern, remove, slette, erase, drop, destroy",
    "outcome": """
        anbefalede, anbefalet, anbefaler, godkendte, godkendt, udsatte, udsat, oversendt, oversendte,
        forkastet, forkastede, trukket, forbehold, recommended, approved, postponed, rejected, deferred,
        efterretning, vedtog, tilbagesendt, sendt tilbage, drøftede, drøftet, passed on, withdrawn,
        afstemning, stemte, voted, tiltrådte, tiltrådt
    """,
    "contact": "kontaktpers*, contact person*, kontakt, contact, kontaktpersonen",
    "update": "opdater, opdatér, update, ret, ændre, skift kontakt*, erstat, replace",
    "export": """
        eksporter*, eksportere*, export*, outlook, ical*, ics, excel*, pdf, xlsx, word, download*, hent,
        kalenderfil*, powerpoint, print, udskriv*
    """,
    "round": """
        indhent, indhente, indkald, indkalde, gather, collect, bidragsrunde*, contributions round, udsend,
        bed om, bed alle, ask for, ask all, request, anmod*, åbn, åbne runde
    """,
    "create": """
        opret, opretter, oprette, ny plan, new plan, tilføj, tilføje, create, add, register, forny, renew,
        slå sammen, merge
    """,
    "who-may": """
        hvem må, who may, who can, hvem kan, rettigheder, permissions, rights, hvem har lov, who is allowed
    """,
    "people": """
        stedfortræder*, deputy, vikar*, overdrag, hand over, overtag*, gør, make, giv, give, admin rights
    """,
    "history": """
        historik*, history, hvem ændrede, who changed, ændringer, changes, hvem har ændret, log over,
        audit*, trace, sporet, ændringslog*, what changed, hvad er ændret, hvem afklarede, who settled
    """,
    "audience": """
        direktion*, ledelse*, ledermøde*, chef*, leder*, borgmesteren, møde*, board meeting, management, director*,
        boss, team meeting, mayor
    """,
    "not": "ikke, not",
    "i-meant": "jeg mente, i meant, mente, meant, i stedet, instead, rather, men",
    "and-what-about": """
        og, hvad med, and, what about, how about, så, også, also, også for, samme for, same for, then, for
    """,
    "short": "kort, short, brief, briefly, hurtig*, quick*",
}

# glossary terms a person may ask the meaning of; the answers are `term-<id>` in the language files
TERMS: dict[str, str] = {
    "social-plan": """
        boligsocial helhedsplan, boligsociale helhedsplaner, boligsocial*, social housing master plan*,
        master plan, helhedsplan, en helhedsplan
    """,
    "physical-plan": "fysisk helhedsplan, fysiske helhedsplaner, physical renovation plan*",
    "release": "frigivelse, frigivet, frigive, release, released",
    "capital": "anlæg, anlægsmidler, capital, capital money",
    "service": "service, servicemidler, service money",
    "declaration": "hensigtserklæring, declaration of intent",
    "note": "udmøntningsnotat, implementation note, budgetnotat, udmøntning",
    "stars": "stjernemarkeret, stjernemarkering",
    "co-financing": "medfinansiering, co-financing, cofinancing",
    "commitment": "tilsagn, commitment",
    "prequalification": "prækvalifikation, prækvalificeret, pre-qualification, prequalification",
    "sub-agreement": "delaftale, delaftaler, sub-agreement*",
    "parallel-society": "parallelsamfund, parallel society, parallel societies",
    "local-committee": "lokaludvalg, local committee",
    "point": "at-punkt, at-punkter, at-point*",
    "case": "indstilling, recommendation case",
    "fte": "årsværk, åv, fte",
    "two-keys": "to nøgler, two keys, nøgler, keys",
    "price-level": "p/l, prisniveau, price level",
    "four-weeks": "fire uger, fireugersprincippet, four weeks, four-weeks principle",
}

# words that carry nothing of their own
STOPWORDS = """
    lav make lave write skriv skrive hent get fetch
    a about af al alle allerede also alt altså am an and andet any are as at bare be been bl blev blive
    bliver blot bot both brug but by ca can could d da de dear dem den denne dens der deres det dets dette
    did dig din dit do does dog doing du dér egentlig eks eller en end endnu er et evt find for fortæl fra
    fremdrift from further fx få får gad gerne giv give godt går gør gøre had hallo han har has havde have
    he hele hen her here herunder hmm hos how hun hvad hvem hver hvilke hvilken hvilket hvis hvor hvordan i
    if ikke ind into is it its ja jamen jeg jo just kan kl know kom komme kommer kun kunne kære let lidt
    lige m man may me med meget men mere mig min mine mit mod mon more my må ned need nej no nogen noget
    nogle nok not now nu når of og også ok okay om on only op or os our out over please pr på s said samme
    samt say se selv she should show sig sige sin sine sit skal skulle so som some still så t team tell than
    that the their them then there these they this til tja to tror ud uh um under up us var ved venligst vi
    via vide vil ville vis vores være været want was we well were what when where which who why will with
    would you your øh ønsker
"""


def entries(listed: str) -> tuple[str, ...]:
    """The words and phrases of a listing."""
    return tuple(filter(None, (" ".join(entry.split()) for entry in listed.split(","))))
