"""The words a concept is said with, in both languages, as one would write them; `dialogs.concepts` matches them.

`frist*` stands for any word that begins so, `*frist` for one that ends so, `*bidrag*` for one that holds it;
several words are a phrase. Commas separate. å and aa, ø and oe, æ and ae are the same letters.
"""

from __future__ import annotations

CONCEPTS: dict[str, str] = {
    "when": """
        hvornår, hvorår, hvilken dato, hvilke datoer, hvad dato, hvilken dag, til hvornår, dato*, datum,
        when, whens, what date, which date, what day, which day, how soon, how long until, how long
        before, senest hvornår, hvor mange dage, hvor mange uger, hvor mange måneder, how many days, how
        many weeks, how many months, hvilken måned, which month, what month, hvilket år, which year,
        what year, tidspunkt*, hvornåer, datoen
    """,
    "countdown": """
        hvor mange dage, hvor mange uger, hvor mange måneder, hvor længe til, hvor længe er der, hvor
        lang tid, how many days, how many weeks, how many months, how long until, how long till, how
        long is it, how long before, dage til, days until, days till, days to, days left, dage tilbage,
        uger til, weeks until, weeks to, nedtælling, countdown
    """,
    "who": """
        hvem, hvilke forvaltninger, hvilken forvaltning, hvilke afdelinger, who, whom, which
        administration*, which department*, who's, whose, hvis tur, everyone who, alle der
    """,
    "everyone": "alle, everyone, everybody, all, samtlige, nogen, anybody, anyone, alle sammen",
    "how-much": """
        hvor meget, hvor mange penge, hvor mange kroner, how much, hvor stor, hvor stort, how many kroner
    """,
    "why": """
        hvorfor, why, begrundelse*, begrund, how come, hvordan kan det være, hvad bygger, hvilken regel,
        hvilke regler, which rule*, what rule, forklar*, explain*, hvordan er det beregnet, hvordan
        beregn*, what is it based on, hvordan kommer du frem, hvordan når du frem, hvorfra ved du, how
        do you know, how did you, på hvilket grundlag, hvordan ved du, what basis, hvad er reglen, what
        is the rule, mellemregning*, udregning*, hvordan udregn*, hvordan regn*, hvordan er den
        beregnet, hvordan udregnes, how is it calculated, how is that calculated, how do you calculate,
        how did you calculate, how are the, how was, calculat*, beregn*, baggrunden for datoen, årsag*,
        reason*, uddyb*, elaborate
    """,
    "certain": """
        sikker, sikkert, sikre, certain, sure, trust, stole på, gæt, gættet, guess, guessing, rigtig
        deadline, bindende, binding, reliable, pålidelig*, hvor sikker, hvor sikre, usikker dato
    """,
    "source": """
        kilde*, kildehenvisning*, source*, hvor står det, hvor kommer det fra, hvor har du det fra,
        where does it say, where does that come from, where is that from, where is this from,
        henvisning*, reference*, hvem siger, says who, belæg, dokumentation*, citation*, where did you
        get, hvilket dokument, which document, where is it written, hvor er det fra, where does it come
        from, where does this come from, hvor stammer, hvor står det henne, hvor står der, står det
        skrevet, stammer, fra hvilket, fra hvilken
    """,
    "the-note": "notatet, notat, the note, dokumentet, the document, kildematerialet, note",
    "status": """
        status*, *status, overblik*, oversigt*, overview*, hvordan går, hvordan ser det ud, hvor langt,
        hvor er vi, hvad er situationen, how far, how is it going, how are we doing, progress,
        fremdriften, situation*, where are we, where do we stand, where does it stand, summary,
        summarise, summarize, opsummer*, sammenfat*, resumé, resume, orientering, rapport*, report,
        briefing, how is, how are, how's, hvordan står det, hvad er nyt, what is new, what's new, hvad
        sker der med, what is happening with, what's happening with, hvad med planerne, statur, er vi på
        sporet, are we on track, on track, nyt om, any news, news, går det, hvor er planen, stade, hvor
        står vi, hows it going, hvordan ligger, fase, fasen, faser, phase, phases, stadie*, stadium,
        stadiet, stage, stages, hvor i processen, det seneste, seneste nyt, latest, update, opdatering,
        going with, coming along, get on, getting on, fortæl om, fortæl mig om, tell me about, more
        about, mere om, whats happening, what's happening, whats happening with, happening with, whats
        new, whats the latest, ved du om planen, situationen, orienter mig, sådan overordnet, kort om,
        er vi nået, nået til, hvordan forløber, forløber, making progress, sker der med
    """,
    "deadline": """
        frist*, *frist, *fristen, *frister, *fristerne, deadline*, due date*, due, skæringsdato*,
        milepæl*, milestone*, tidsplan*, timeline, schedule, hvad skal jeg, hvad skal vi, skal nås, to
        do, todo*, what do i have to, what do we have to, what should i, what should we, opgave*, task*,
        huskeliste*, hvad er det næste, what is next, what's next, whats next, what comes next, coming
        up, what is due, what's due, what must, kommer der, hvad venter, hvad nu, what now, hvad haster,
        what is urgent, haster, urgent, næste skridt, next step*, terminer, hvad bør vi, hvad bør jeg,
        skal vi nå, agenda, skal være klar, årshjul*, annual wheel, kalenderen, what happens next, hvad
        sker der nu, forestår, hvad skal ske, what needs to, forfald*, hastende, kalenderen for, pligt*,
        sæt frit, set frit, flyt frit, må ikke glemme, action points, hvad mangler jeg,
        hvad mangler vi at gøre, vigtigst*, most important, brænder på, kritisk*, critical, presser
    """,
    "do": """
        gøre, gør, lave, laver, nå, nås, huske, husk, levere, aflevere, udføre, arbejde, do, be done,
        get done, deliver, remember, foretage, færdig, færdige, done, finished, klar, know, vide
    """,
    "next": """
        næste, næst, kommende, next, upcoming, første, snart, soon, nærmeste, forestående, nærmest,
        nearest, coming, forude, ahead, imminent
    """,
    "overdue": """
        overskred*, overskrid*, forsink*, overdue, bagud, missed, misset, forpass*, for sent, behind,
        glemt, forgotten, over tid, sprunget, udløbne frister, past due, delayed, ikke nået, not met, er
        sent på den, for sen, too late, are we late, is it late, running late, late, har nået, nåede
        ikke, ikke nåede, did we forget, did i forget, forget, forget anything, glemmer, not been met,
        overskridelse*, passeret, bagefter, bagefter planen, skredet, skrider, lag, lagging, på tid, i
        tide, on time, in time, til tiden
    """,
    "several": """
        frister, fristerne, deadlines, *frister, *fristerne, deadlinene, datoer, dates, opgaver,
        milepæle, milestones
    """,
    "mine": """
        mine, min, mit, jeg, mig, my, vores, our, us, for os, vi, me, i, myself, mig selv, vores team,
        our team, os
    """,
    "negotiation": """
        forhandl*, negotiat*, *forhandling*, drøftelse*, modpart*, counterpart*, talks, dialog*,
        forhandler, drøfter, snakker vi med, taler vi med, forhandlinger*
    """,
    "contribution": """
        bidrag*, *bidrag, *bidraget, *bidragene, contribut*, input*, indspil*, indmelding*, bidar,
        bidragende, bidrage, bidrager, bidraget, indspille, bidarg*, contibut*
    """,
    "missing": """
        mangl*, skyld*, owe, owes, owed, missing, outstanding, udestå*, ikke sendt, ikke svaret, venter
        vi på, waiting for, waiting on, not sent, not answered, not delivered, ikke leveret, ikke
        afleveret, ikke meldt, still needs to, hasn't, hasnt, haven't, havent, yet to, lacking, har
        ikke, ikke kommet, have not, has not, not yet, endnu ikke, tilbage at, resterer, ikke bidraget,
        udeblev*, incomplete, awaiting, afvent*, pending, not contributed, not submitted, mangel,
        udestående, udestår, lacks, lack, short of, rykke for, stadig venter, waiting, venter, hvem skal
        levere, who must deliver
    """,
    "sent": """
        sendt, sender, sendte, har sendt, afleveret, leveret, indsendt, svaret, svarede, has sent, have
        sent, sent, submitted, delivered, answered, replied, modtaget, received, kommet ind, meldt ind,
        got, har vi fået, have we got, meldt tilbage, indleveret, hørt fra, heard from, fået, svare, har
        svaret, reply, responded, respond, aflevere, sende, send, hand in, handed in, kommet bidrag,
        indløbet, tilbagemeldt, meldt, givet lyd, afgivet
    """,
    "money": """
        penge*, pengene, mio, mia, million*, kroner, kr, bevilling*, bevilget, budget*, midler*,
        *midler, *midlerne, *kroner, *kronerne, beløb*, økonomien, økonomi, finansier*, afsat, afsættes,
        sat af, funding, funds, the funds, funded, fund, money, amount*, appropriat*, grant*, dkk, medfinansier*,
        co-financing, cofinancing, set aside, ramme*, financ*, kapital, allocated, allocation*,
        financial*, støtte, beløbet, tildel*, bevillingen, paid, pay, betaler, kroners, spend, spending,
        budgetlagt, kroner og øre, afsat penge, hvad er der afsat, finansieringen, mønter, pulje*,
        puljen, pays
    """,
    "costs": "koster, cost, costs, kostede",
    "pays": "betaler, pays, finansierer, funds, funder, medfinansierer, betalt af, paid by, betale",
    "service": """
        service, servicemid*, servicekron*, serviceramme*, servicebevilling*, operating, drift*,
        servicepenge*, services
    """,
    "capital": "anlæg*, capital, investering*, investment*, anlægsmid*, capex",
    "total": """
        i alt, ialt, total*, sammenlagt, in all, altogether, all told, tilsammen, summen, in total,
        overall, alt i alt, samlet set, hele beløbet, lagt sammen, samlede, sum, alting, totalsum,
        samlet, all of it, hele summen, added up, til sammen, lagt oveni
    """,
    "released": """
        frigiv*, frigivelse*, release*, releasing, frigjort, rådighed, til rådighed, available,
        unlocked, disponib*, stjernemarker*, *frigivelse, må bruges, kan bruges, usable, frigivne, må vi
        bruge, må i bruge, can we use, use the money, bruge pengene, frigøre, frigøres
    """,
    "was-released": """
        frigivet, frigivne, frigjort, released, frigav, frigiver, unlocked, frigivett, frigived, frigivt,
        frigvet, frigiivet, realeased, relased, releasd, releaced
    """,
    "remaining": """
        tilbage, left, remaining, resterende, ubrugt*, unspent, brugt, forbrug*, spent, i overskud,
        rest, bruge, tilbageværende, uforbrugt*
    """,
    "split": """
        fordel*, ufordelt*, split*, opdel*, andel*, divided, divide, hver for sig, per plan, pr plan,
        apportion*, distribut*, breakdown, får, gets, get, go to, goes to, går til, tilfalder, share,
        deling*, deles, fordelingen, pr år, per year, delt, dele, ligeligt, evenly, equally, fik, hver
        især, each get
    """,
    "price-level": "p l, pl, prisniveau*, price level*, pris og løn*",
    "expire": """
        udløb*, slutter, slut, slutte, slutdato*, ophør*, expir*, end, ends, ended, ending, end date*,
        holder op, gælder til, løber til, last day, sidste dag, ud løber, afslut*, finish*, run out,
        runs out, løber ud, terminat*, hvor længe gælder, lapse*, forbi, valid, gyldig*, gælder planen,
        gælder stadig, stadig gælder, still apply, still run, til ende, tilbage af planen, tilbage af
        perioden, tilbage af amager, tilbage af nørrebro, hvor længe har, stopper
    """,
    "start": """
        start*, begynd*, opstart*, begin*, begun, began, igang*, i gang, går i gang, træder i kraft,
        commenc*, kick off, kickoff, opstarte*, sættes i værk, take effect, takes effect, gang i,
        *start, *starten, *startdato
    """,
    "has-started": """
        gået i gang, startede, begyndte, er startet, er begyndt, er i gang, started, has begun, has
        started, have started, begun, kommet i gang
    """,
    "period": """
        periode*, *periode, *perioden, term, terms, løbetid*, varer, varighed*, hvor længe, how long,
        lasts, duration, vindue*, window, hvor mange år, how many years, år lang, years long, run for,
        løber, hvor lang, hvor lange, how long does, planperiode*
    """,
    "renewal": """
        fornye*, fornyes, forny*, videreførels*, videreføre*, renew*, continuation, forlæng*, extension*,
        extend*, ny helhedsplan, nye helhedsplaner, nye helhedsplan, new plan*, næste periode, next period,
        next term, nye plan*, genforhandl*, efterfølger*, successor*
    """,
    "preparation": """
        forbered*, prepar*, ansøg*, application*, prækval*, prequal*, apply, applying, forarbejde*,
        søge, søger, søge om, ansøgning*
    """,
    "open-question": """
        åbne spørgsmål, åbent spørgsmål, åbne punkter, åbne tvivl*, uafklar*, uklar*, ikke afklaret,
        modstrid*, modsig*, selvmodsig*, open question*, open issue*, unresolved, unsettled, unclear,
        contradict*, tvivl*, fortolk*, læsning*, reading, readings, interpret*, inconsisten*, skal
        afklares, mangler at blive afklaret, clarif*, uoverensstemmelse*, afklares, afklaring*, ambigu*,
        usikkerhed*, uncertain*, doubt*, conflict*, flertydig*, spørgsmål der mangler svar, discrepanc*,
        spørgsmål, questions are open, usikre, usikkert, i tvivl, tvetydig*, tvetydighed*, unsure,
        afklare, at afklare, skal vi afklare, hvad mener notatet, hænger ikke sammen, passer ikke,
        stemmer ikke, doesn't add up, does not add up, mærkelig*, fejl i notatet, questions are
        unanswered, ubesvared*, unanswered
    """,
    "settle": """
        afklar, afgør, settle, settles, settled, resolve, fastslå, fastlæg, besvar, afklaret, afgjort,
        besluttet at, bekræft, jeg svarer, svaret er, the answer is, decide, confirm, vælg læsning,
        afklare, afgøre, answer, luk spørgsmål*, er afklaret, skal være, afklares som, svaret på, the
        answer to, sæt a, er afgjort, er løst, løs, løse, solve, solved, settle it, luk sagen om
    """,
    "political": """
        politisk*, political*, udvalg*, *udvalg, *udvalget, committee*, council*, byråd*, indstilling*,
        sagen, sag, the case, behandl*, dagsorden*, rute*, *rute, route*, vej gennem, vejen gennem, path
        through, politikerne, politicians, politisk vej, beslutning*, decision*, beslutte*, decided,
        vedtag*, adopt*, forelæg*, at-punkt*, rådhus*, city hall, approval process, beslutningsgang*,
        sagsgang*, godkendelsesproces*, treated, treat, treats, political treatment, politisk behandlet,
        rækkefølge*, hvem beslutter, who decides, beslutter, decide on it, decides, godkendelsesproces,
        instanser, høring*, fagudvalg*, bestemmer, who gets to decide, hvem afgør
    """,
    "approve": """
        godkend*, approv*, tiltråd*, adopted, vedtaget, godkendelse*, godkender, sagt ja, said yes, say
        yes, blåstemp*, sign off, signed off, grønt lys, green light
    """,
    "goal": """
        mål, målet, målene, målsætning*, goal*, target, parallelsamfund*, parallel societ*, parallel
        society, ghetto*, listen, statens liste, the list, state's list, states list, ministry's list,
        omdannelsesområde*, formål*, udsatte områder, ministeriets liste, listens,
        parallelsamfundslisten, parallelsamfundsliste, aim, aims, aiming, aim for, målsætningerne,
        formålet, purpose, objective*, ambition*, vision, opnå, achieve, ghettolisten,
        ghettoliste, the states list
    """,
    "published": "offentliggør*, publish*, udkommer, kommer ud, udgiv*, comes out",
    "declaration": "hensigtserklæring*, declaration*, of intent, intention*, letter of intent, hensigt*",
    "chain": """
        sammenhæng*, hænger sammen, chain*, link, linked, forbindelse*, forbundet, leads to, førte til,
        led to, bag tm021, forhistorie*, baggrund*, background, history of the money, related, relat*,
        connection, connected, fører til, hænger, follow from, follows from, kæde, kæden
    """,
    "process": """
        proces*, process, processes, trin, trinene, step by step, forløb, forløbet, fremgangsmåde*,
        procedure*, hvordan foregår, how does a renewal, how does it work, arbejdsgang*, workflow,
        skridtene, the steps, what steps, hvordan fornyer, hvordan fornyes, how do i renew, how do we
        renew, how to renew
    """,
    "secretariat": """
        sekretariat*, secretariat*, bydelsbestyrelse*, district board*, bestyrelse*, secretarial,
        sekretær*, bydelsbestyrelsen, bestyrelsen, the board, boards, hvilken bestyrelse
    """,
    "focus": """
        fokus*, focus*, indsatsområde*, temaer, tema, theme*, målgruppe*, target group*, prioriter*,
        priorit*, særligt skal, indsatser*, indsatserne, prioritise*, prioritize*, indsats, indsatsen,
        voksne borgere, overgange, transitions, adults with
    """,
    "landlord": """
        fsb, kab, aab, akb, 3b, domea, lejerbo, vibo, fob, boligkontoret, boligforeningen, himmerland,
        wibroe
    """,
    "residents": """
        beboer*, indbygger*, resident*, inhabitant*, borgere bor, people live, befolkning*
    """,
    "documents": """
        bilag*, attachment*, samarbejdsaftale*, cooperation agreement*, selve notatet, link til, link to
    """,
    "results": """
        effekt, effekten, effekter, resultater, resultaterne, results, evaluering*, evaluat*, virker
        planerne, virker indsatsen, outcome of the plans, impact
    """,
    "regulation": """
        regulativ*, regulation*, regler efter, reglerne efter, nye regler, new rules, rules after,
        lovgivning*, loven, almenboligloven, paragraf*, the law
    """,
    "mayor": """
        borgmester*, overborgmester*, mayor*, lord mayor, udvalgsformand, formand*, forperson, chair,
        chairman
    """,
    "staff": """
        medarbejdere, ansatte, employees, staff, personale, projektleder*, konsulent*, stillinger
    """,
    "plans": """
        planer, planerne, helhedsplan*, *helhedsplan*, helhedplan*, plans, master plan*, masterplan*,
        plan, planen, portefølje*, portfolio, planens, boligsociale planer, projekter*, helhedsplanen,
        boligsociale, boligsocial, byområder
    """,
    "list": """
        hvilke, liste over, vis alle, alle, show all, which, list, lists, vis, show, all, hvor mange,
        how many, hvad for, opremse, opremser, liste, remse, hvad er det for, name the, name all,
        enumerate
    """,
    "areas": """
        område, områder, områderne, areas, area, bydel, bydele, bydelene, bydelen, kvarter*,
        neighbourhood*, neighborhood*, boligområde*, districts, boligområder
    """,
    "names": """
        hedder, hed, forkort*, abbreviation*, stand for, stands for, står for, called, name, names, hvem
        er, who is, omdøbt, renamed, tidligere navn, navn, navne, navnet, hvem var, who was, who are,
        kaldes, kalder, hedde, fulde navn, full name, former name, nye navn, tidligere hed, omdøbt til,
        stod for
    """,
    "what-is": "hvad er, what is, what are, whats, what's, hvad var, what was, hvad går, hva er",
    "define": """
        betyder, mean, means, meaning, betydning*, hvad er en, hvad er et, what is a, what is an, what's
        a, what's an, whats a, forklar ordet, forklar begrebet, explain the word, explain the term,
        begreb*, definition*, define, definer*, hvad dækker, hvad vil det sige, dækker over, hvad
        forstås, hvad menes, what is meant, ordet, the term, the word, hva er en
    """,
    "difference": """
        forskel*, difference*, adskiller, differ, differs, versus, kontra, til forskel, sammenlign*,
        compare, comparison, i forhold til
    """,
    "glossary": """
        ordliste*, glossary, ordforklaring*, ordbog, begreber, fagord, fagudtryk, terminologi,
        terminology, terms and words, word list
    """,
    "coordinate": """
        koordiner*, coordinat*, tovholder*, ansvar*, responsible, in charge, hvem styrer, who runs, står
        i spidsen, indsamler, samler, er ansvarlig, ansvarshavende, leder arbejdet, leads the work, in
        charge of, sidder med, varetager, owner, ejer, projektejer, accountable, runs it
    """,
    "administrations": """
        forvaltning*, administration*, department*, forvaltninger, enheder, units, forvaltningerne,
        department, departments
    """,
    "holiday": """
        helligdag*, holiday*, fridag*, lukkedag*, arbejdsdag*, working day*, workday*, hverdag*, lukket,
        closed, day off, public holiday*, weekday*, business day*, ferie, lukkedage, lukkedagen,
        arbejdsdage, helligdage, skoleferie*, fri, closing day, closing days, bank holiday, fridage
    """,
    "week": """
        uge, ugen, uger, ugenummer*, week, weeks, week number*, hvilken uge, which week, ugedag*, what
        week, weekday, ugedagen, hvilken ugedag, which weekday, day of the week
    """,
    "happens": """
        hvad sker, sker der, what happens, what is happening, what's happening, anything on, noget i,
        hvad er der, whats on, what's on, what is on, is there anything, er der noget, anything in,
        anything happening, happens, hvad foregår, hvad har vi, noget på, ligger der, whats on in, skal
        der ske, foregår der, på programmet, is on
    """,
    "meeting": """
        møde, mødet, møder, *møde, *mødet, *møder, meeting*, meets, mødes, mødedag*, mødeplan*,
        mødekalender*, meet, mødedage, mødedatoer, mødetid*, meeting days, met, holdt møde, har mødtes,
        mødtes
    """,
    "today-date": """
        dags dato, hvad er datoen, what is today, what's the date, what date is it, today's date, what
        day is it, hvilken uge er det, what week is it, hvad er det for en dag, ugenummer, hvilken dag
        er det, hvilken dato er det, dagens dato, dato i dag, hvilken uge er vi, hvilken uge har vi,
        which week is it, which day is it, hvilken dag er vi, hvad dag er det, hvilken ugedag er det i
        dag, current date, todays date, week are we in, the date today, datoen i dag
    """,
    "help": """
        hjælp, help, hvad kan du, what can you, hvordan virker, how does this work, how do i use,
        commands, kommandoer, vejledning, menu, hvad kan jeg, what can i, what do you do, hjælp mig,
        instruktion*, hvordan bruger jeg, hjæpl, manual, eksempler, examples, hvad gør du, muligheder,
        options, hvordan gør jeg, hvad kan jeg spørge, what can i ask, how do i, hvordan fungerer du,
        hvordan virker du, hvad kan du hjælpe, hvad kan du svare, hvordan bruges, use this, hjælpe mig,
        kan du hjælpe, can you help, help me, hvad ved du, what do you know, emner, topics, kommando,
        forstår det ikke, forstår jeg ikke, forstår ikke, forstår dig ikke, don't understand, dont
        understand, do not understand, hvad mener du, what do you mean, hvad menes der med det, hvad kan
        man, hvad skal jeg skrive, what should i write
    """,
    "hello": """
        hej, hejsa, heisa, goddag, god dag, god morgen, godmorgen, godaften, hallo, hello, hi, hey, good
        morning, good afternoon, dav, davs, mojn, halløj, hejhej, hiya, greetings, heyy, hejj, goddaw,
        morn, hej med dig, hej du, hi there, hey there, hej der, heya, hola, godmorgn, goodmorning, god
        eftermiddag, kære
    """,
    "how-are-you": """
        how are you, how r u, how are u, hvordan har du det, har du det godt, how do you do
    """,
    "thanks": """
        tak, thanks, thank you, thank, tusind tak, mange tak, thx, ty, takker, cheers, super, perfekt,
        perfect, fedt, godt gået, well done, skønt, dejligt, fint, okay, ok, cool, alright, fantastisk,
        brilliant, awesome, godt, nice, great, tak skal, på forhånd tak, på forhånd mange tak, thank you
        so much, thanks a lot, many thanks, thanks in advance, so much, much appreciated, det var alt,
        tak for, super godt, okey, oki, okidoki, forstået, understood, got it, jeps, helt i orden, lyder
        godt, sounds good, smart, sejt, genialt, yes tak, takk, 1000 tak
    """,
    "thanks-for-help": """
        tak for hjælpen, tak for hjælp, thanks for the help, thanks for your help, thank you for your
        help, thank you for the help, tak for din hjælp
    """,
    "bye": """
        farvel, bye, goodbye, vi ses, hej hej, see you, good night, godnat, god weekend, ha' det, hav
        det godt, på gensyn, ses, have a nice day, have a good day, have a good weekend, have a nice
        weekend, hav en god dag, hav en god weekend, god dag videre, ha en god dag, ha en god weekend,
        rigtig god dag, fortsat god dag, good bye, see ya, later, talk later, hyg dig, kan du have det,
        so long, nice day, good weekend, godt nytår, god jul, god ferie, merry christmas, happy new year
    """,
    "rude": """
        dum, dumme, idiot, stupid, lort, shit, fuck, useless, ubrugelig, elendig, crap, røv, pis,
        fanden, damn, åndssvag*, åndsvag, latterlig*, ridiculous, hader dig, hate you, sucks,
        kraftidiot, snotdum, spasser, dumb, terrible, værdiløs, worthless, hold kæft, shut up, møgbot,
        møg, skide, asshole, bitch, bastard, sut den
    """,
    "wrong": """
        forkert, forkerte, tager fejl, fejl i datoen, wrong, incorrect, mistaken, not right, ikke
        rigtigt, passer ikke, det er løgn, er en fejl, a mistake, ikke korrekt
    """,
    "feedback": "tilbagemeldinger*, tilbagemelding, tilbagemeldingen, feedback*",
    "danish": "dansk, danish, på dansk, in danish, dansk tak, to danish, på dansk tak",
    "english": """
        engelsk, english, på engelsk, in english, engelsk tak, på engelks, engelsksproget, to english
    """,
    "language": """
        sprog*, language*, switch, skift, speak, svar på, reply in, answer in, skriv på, write in, tal,
        snakke, snak, taler du, do you speak, svare på, skrive på, answer me in, change language, change
        the language, oversæt til
    """,
    "which-language": """
        sprog, sproget, sprogvalg, hvilke sprog, andet sprog, language, languages, the language
    """,
    "whoami": """
        hvem er jeg, who am i, min rolle, my role, mine rettigheder, hvad må jeg, what may i, my rights,
        my permissions, hvilken rolle har jeg, what am i allowed, which role do i, what is my role, må
        jeg, er jeg i, am i in, tilhører jeg, hvad hedder jeg, kender du mig, do you know me, what is my
        name, hvad er min rolle, my unit, min forvaltning, my administration, jeg rettigheder, am i a,
        er jeg koordinator, er jeg administrator
    """,
    "about": """
        hvem er du, who are you, er du et menneske, are you a bot, are you human, hvad er du, what are
        you, er du en bot, er du en robot, hvad er fremdrift, what is fremdrift, hvem har lavet dig, who
        made you, om dig, about you, er du ai, are you ai, chatgpt, do you use ai, bruger du ai, er du
        kunstig intelligens, are you an ai, are you a human, er du ægte, are you real, kunstig
        intelligens, artificial intelligence, sprogmodel, language model, are you a robot, er du en ai,
        bruger du kunstig, hvem har bygget dig, who built you, hvem ejer dig, who are u, gemmer du, hvad
        gemmer du, persondata, gdpr, privacy, er du sikker på at du, openai
    """,
    "more": """
        vis flere, show more, flere, more, næste side, next page, resten, the rest, mere, vis resten,
        show the rest, vis mere, se flere, see more, og resten
    """,
    "contributes": """
        bidrager, contributes, contributing, tilbyder, stiller, leverer, vil bidrage, offers, will
        contribute, kommer med, bidrog, contributed, giver, gives, bidrager med, chips in
    """,
    "contribution-returned": """
        send bidraget tilbage, sendt bidraget tilbage, sender bidraget tilbage, sendte bidraget tilbage,
        bidraget er sendt tilbage, bidraget sendes tilbage, returner bidraget, returnerer bidraget,
        returnerede bidraget, bidraget er returneret, send the contribution back, sent the contribution
        back, return the contribution, returned the contribution, contribution is returned, contribution was
        returned, contribution was sent back, contribution is sent back, contribution returned
    """,
    "contribution-accepted": """
        siger ja til at bidrage, sagt ja til at bidrage, vil gerne bidrage, accepterer at bidrage,
        agrees to contribute,
        agreed to contribute, will gladly contribute, accepts to contribute
    """,
    "contribution-included": """
        indarbejdet, indarbejd, bidraget er med i planen, worked into the plan, included in the plan,
        include the contribution, contribution is included
    """,
    "contribution-withdrawn": """
        trækker bidraget tilbage, træk bidraget tilbage, trukket bidraget tilbage, bidraget er trukket
        tilbage, trækker sit bidrag tilbage, trækker vores bidrag tilbage, withdraw the contribution,
        withdraws its contribution, withdrawn the contribution, contribution is withdrawn, withdraw our
        contribution, withdrew its contribution
    """,
    "draft": "udkast*, kladde*, draft*",
    "no-contribution": """
        intet bidrag, intet bidar*, intet bidr*, ingen bidrag, no contribution, bidrager ikke,
        nothing to contribute, ikke noget
        bidrag, har ikke noget bidrag, does not contribute, will not contribute, siger nej til, vil ikke
        bidrage, takker nej, skal ikke bidrage, siger nej, bidrager ikke med, won't contribute, does not
        want to contribute
    """,
    "management-approved": """
        ledelsesgodkend*, ledelsesgodken*, management approv*, godkendt af ledelsen, approved by management,
        direktionsgodkend*
    """,
    "set": """
        sæt, set, fastsæt, angiv, sætter, opret frist, skriv frist, lav en frist, add a deadline, ny
        frist, nye frist, new deadline, frist er nu, fristen er nu, fastsætte, sætte, schedule, indsæt,
        læg en frist, skriv fristen
    """,
    "is": "er, is, bliver, skal være, will be",
    "move": """
        flyt, flytte, udskyd, udskyde, move, postpone, reschedule, skub, ryk fristen, forlæng fristen,
        extend the deadline, ændr, ændre, change, flyttet, flyttes, moved, udskudt, postponed to,
        rykkes, skubbe, skubbes
    """,
    "correct": """
        ret, rette, rettes, korriger, korrigér, korrigere, ændr, ændre, ændres, correct, amend, change,
        change the decision
    """,
    "a-decision": "beslutning, beslutningen, beslutninger*, decision, decisions, the decision",
    "reopen": """
        genåbn, genåbne, genåbnes, genåbner, reopen, re-open, reopening, åbn frist*, åbne fristen, open the deadline
    """,
    "after-all": "alligevel, after all",
    "owed-again": """
        relevant alligevel, alligevel relevant, relevant igen, gælder alligevel, gælder igen, skal nås
        alligevel, alligevel nås, alligevel overholdes, relevant after all, after all relevant, relevant
        again, applies after all, applies again
    """,
    "now-called": "hedder nu, hedder fremover, hedder herefter, kald, kalder nu, now called, now named",
    "rename": """
        omdøb, omdøbe, omdøbes, rename, renaming, skal hedde, skal fremover hedde, skal nu hedde, skal i
        stedet hedde, nyt navn, et andet navn, ændr navn*, ændre navn*, ret navn*, rette navn*, skift
        navn*, skifte navn*, planen navnet, change the name, change its name, new name, another name, be
        called, to be named
    """,
    "nudge": """
        ryk, rykke, rykker, chase, nudge, påmind, send en rykker, skriv til, prik til, remind, rykkere,
        rykkes, send rykker, remind them, send a reminder, reminder to, påminde, påmindelse til,
        nudging, rykke for, skrive til, sende en mail, send en mail, ringe til, ring til, send an email,
        send a mail, write to, call
    """,
    "remind-me": """
        mind mig, remind me, påmind mig, spørg igen, ask again, husk mig, ask me again, snooze, sig til,
        giv besked, notify me, let me know, minde mig, minde os,
        mind os, set a reminder, lav en påmindelse, giv mig besked, sig til når, hold mig opdateret,
        underret mig, abonner*, subscribe, reminders, påmindelser, advar mig, alert me, en påmindelse, a
        reminder, sende mig en påmindelse
    """,
    "reminders": """
        påmindelse*, påmindet, mindet, mindes, minder, minde, mind, reminder*, remind, reminded, reminds,
        reminding
    """,
    "my-reminders": """
        mine påmindelser, mine kommende påmindelser, my reminders, my next reminders, hvilke påmindelser,
        which reminders, what reminders, what will i be reminded, what am i reminded, hvad bliver jeg mindet,
        hvad minder du mig, næste påmindelser, next reminders, vis påmindelser, show reminders, list reminders,
        kommende påmindelser, upcoming reminders, hvad er jeg blevet mindet
    """,
    "call-off": """
        annuller, annullér, annullere, aflys, aflyse, drop, droppe, cancel, call off, afmeld påmindelsen, afmeld min
        påmindelse
    """,
    "not-reminded": """
        ikke mindes om, ikke mindes, ikke minde mig, ikke blive mindet, ikke at blive mindet, ikke
        længere mindes, ikke længere blive mindet, ikke længere minde mig, alligevel ikke mindes, mind
        mig ikke, mind mig alligevel ikke, ikke have påmindelsen, ikke have den påmindelse, ikke have
        min påmindelse, ikke brug for påmindelsen, ikke brug for at blive mindet, not remind me, not be
        reminded, not to be reminded, don't want to be reminded, don't need to be reminded, do not want
        to be reminded, do not need to be reminded, no longer want to be reminded, no longer need to be
        reminded, don't want the reminder, don't need the reminder, don't need my reminder, do not want
        the reminder, do not need the reminder
    """,
    "do-not-remind": "don't remind me, do not remind me, please don't remind me, please do not remind me",
    "how-reminded": """
        hvornår minder du, hvor ofte minder du, hvordan minder du, when do you remind, how often do you remind,
        hvornår sender du påmindelser, hvor tit minder du, when do you send reminders, how do you remind,
        hvornår kommer påmindelserne, when do reminders come, hvornår bliver man mindet, regler for påmindelser,
        rules for reminders, hvornår mindes man
    """,
    "remind-of": """
        mind om, mind alle, mind folk, mind dem, remind of, remind about, remind people, remind everyone, remind
        everybody, mind forvaltningerne, mind os alle
    """,
    "wishes": """
        stop med at sende påmindelser, stop sending me reminders, færre påmindelser, flere påmindelser, alle
        påmindelser, ingen påmindelser, stop påmindelser, stop med påmindelser, stop med at minde, start
        påmindelser, påmindelser til, påmindelser fra, sluk påmindelser, sluk for påmindelser, tænd for
        påmindelser, tænd påmindelser, slå påmindelser, slå påmindelserne, for mange påmindelser, fewer
        reminders, less reminders, more reminders, all reminders, no reminders, no more reminders, stop
        reminders, stop the reminders, stop sending reminders, stop reminding, start reminders, reminders
        on, reminders off, turn off reminders, turn on reminders, turn reminders, too many reminders, mute
        reminders, unmute reminders, ikke flere påmindelser, stop alle påmindelser, start igen med
        påmindelser, afmeld påmindelser, tilmeld påmindelser
    """,
    "weekly": """
        ugeoversigt*, ugeoverblik*, ugens overblik, weekly overview, weekly summary, weekly digest, ugentlig
        oversigt, ugentligt overblik, overview each week, weekly overview on, weekly overview off, weekly on,
        weekly off, ugeoversigt til, ugeoversigt fra, ugeoverblik til, ugeoverblik fra
    """,
    "week-now": """
        ugens overblik, ugeoverblik, ugeoverblikket, ugeoversigt, ugeoversigten, min uge, hvordan ser min uge ud,
        my week, weekly overview, week at a glance, overview of the
        week, what does my week look like
    """,
    "switched": """
        til, fra, on, off, slå, sluk, tænd, stop, ingen, ikke, no, not, none, hver, each, every, afmeld, tilmeld
    """,
    "stop": "stop, stop nu, stop it, stop det",
    "handled": """
        klaret, ordnet, done, all done, taken care of, det er gjort, it is done, it's done, er på plads
    """,
    "not-me": """
        ikke mig, ikke min, ikke min opgave, ikke mit, not me, not mine, not my task, not my job, forkert
        person, wrong person
    """,
    "why-me": """
        hvorfor mig, hvorfor lige mig, hvorfor er det mig, why me, why is it me, hvorfor skriver du til mig,
        why do you write to me, why are you telling me, hvorfor fortæller du mig
    """,
    "unreached": """
        ikke nås, ikke nåes, ikke nå nogen, ikke kunnet nå, not be reached, can't be reached, cannot be
        reached, couldn't be reached, unreachable, not reachable, could not reach, couldn't reach, cannot
        reach, can't reach, har blokeret, har blokeret botten, has blocked, have blocked, ikke fået deres
        påmindelser, ikke fået påmindelsen, not got their reminders, ikke leveret påmindelser, påmindelser
        ikke leveret, reminders not delivered
    """,
    "belongs": """
        hører til, hører nu til, hører fremover til, arbejder i, arbejder nu i, er flyttet til, belongs
        to, now belongs to, works in, now works in, has moved to, moves to
    """,
    "leads": """
        leder af, leder i, leder for, chef for, chef i, head of, leads, ledes af, led by, leder, hvem leder, who leads
    """,
    "log": """
        log, logfør, noter, notér, referat*, registrer, registrér, record, skriv ned, skriv at, indfør,
        gem, save, note that, notere, logge, registrere, registrering, indtast, indtaste, tilføj til
        loggen, put on record, indmeld, indmelde, register, melde ind, skrive ned, gemme, nedskriv,
        write down, note down, please note
    """,
    "agreed": """
        enige, enig, enighed, agreed, aftalt, aftalte, vil kun, only wants, kræver, demand*, tilbød, de
        vil, they want, wants, they will, følger op, follows up, aftaler, har aftalt, blev enige, aftale
        med, kom frem til, reached an agreement, kompromis, afviste, rejected our, accepterede,
        accepted, siger ja til, insisterer, insists, agree, agrees, agreeing, givet tilsagn, gav
        tilsagn, givet afslag, gav afslag, afslag, has committed
    """,
    "allocate": """
        læg, lægge, afsæt, allocate, reserver, reservér, fordel, tildel, assign, put, sæt af, læg til
        side, set aside for, fordele, tildele, giv amager, giv nørrebro, budgetter, overfør, transfer
    """,
    "undo": """
        fortryd, undo, fortryde, rul tilbage, revert, annuller det sidste, annullér det sidste
    """,
    "delete": "slet, delete, fjern, remove, slette, erase, sletter, slettes, fjerne, get rid of",
    "take-back": """
        tag fordelingen, tage fordelingen, træk fordelingen, tag andelen, tage andelen, træk andelen, tilbagefør*,
        take back, take the share
    """,
    "outcome": """
        godkendet, godkente, godkendete, godkent, anbefaled,
        anbefalede, anbefalet, anbefaler, godkendte, godkendt, udsatte, udsat, oversendt, oversendte,
        forkastet, forkastede, trukket, forbehold, recommended, approved, postponed, rejected, deferred,
        efterretning, vedtog, tilbagesendt, sendt tilbage, drøftede, drøftet, passed on, withdrawn,
        afstemning, stemte, voted, tiltrådte, tiltrådt, vedtaget, vedtaget i, has approved, sent back,
        returned, sendt retur, stemt ned, voted down, recommends, bifaldt, tiltrædes, tog, taget til
        efterretning, noted, adopted, indstillede, sagt ja, sagde ja, sagt nej, sagde nej, said yes,
        said no, nedstemt, nedstemte
    """,
    "contact": """
        kontaktpers*, contact person*, kontakt, contact, kontaktpersonen, kontaktoplysning*,
        kontaktinfo*, telefonnummer*, phone number, email*, mailadresse*, mail til, mail address,
        telefon, hvem kontakter, hvem skal jeg kontakte, whom do i contact
    """,
    "update": """
        opdater, opdatér, update, skift kontakt*, erstat, replace, ret, rette, ændre, udskift, skift,
        skifte
    """,
    "export": """
        eksporter*, eksportere*, export*, outlook, ical*, ics, excel*, pdf, xlsx, word, download*, hent,
        kalenderfil*, powerpoint, udskriv*, udskrive, min kalender, my calendar, som fil, as a file, i
        kalenderen, in my calendar, til min kalender, regneark, spreadsheet, csv, excelark, a pdf, send
        mig en mail, på mail, printe ud, print it, print out, hente ned, word fil, i min kalender, ind i
        outlook, til excel, til outlook
    """,
    "round": """
        indhent, indhente, indkald, indkalde, gather, collect, bidragsrunde*, contributions round,
        udsend, bed om, bed alle, ask for, ask all, request, anmod*, runde, runden, bidragsrunden,
        contribution round, round of contributions, åbne runde, indkaldelse, bede alle, ask everyone,
        ask everybody, bed forvaltningerne, start runden, start a round, igangsæt, sæt i gang
    """,
    "create": """
        opret, opretter, oprette, ny plan, new plan, tilføj, tilføje, create, add, register, forny,
        renew, slå sammen, merge, oprettelse, oprette ny, nyt område, lave en ny plan, lav en ny plan,
        start en ny plan, make a new plan
    """,
    "close-point": """
        luk punkt*, luk det åbne punkt, punktet er lukket, close the point, close point, close the open point
    """,
    "set-aside": """
        luk alarmen, sluk alarmen, afvis alarmen, ignorer alarmen, ignorér alarmen, close the alarm,
        dismiss the alarm, ignore the alarm,
        som opfyldt, som overholdt, ikke relevant, ikke længere relevant, as met, not relevant, no longer relevant
    """,
    "kept": "overholdt, opfyldt, er nået, er klaret, is met, has been met, was met",
    "alarm": "alarm, alarmen, alarmer, alarms, alarmerne, advarslen, the warning, to-nøgle-alarmen",
    "step": """
        skridt, skridtet, det næste skridt, step, the step, next step, aftalte opgave, agreed step
    """,
    "merge": "sammenlæg, sammenlægge, slå, slås sammen, læg sammen, merge, fusioner",
    "who-may": """
        hvem må, who may, who can, hvem kan, rettigheder, permissions, rights, hvem har lov, who is allowed
    """,
    "may-i": "kan jeg, kan vi, må jeg, må vi, can i, can we, may i, may we, jeg kan, could i",
    "people": """
        stedfortræder*, deputy, vikar*, overdrag, hand over, overtag*, gør, make, giv, give, admin
        rights, udnævn, appoint, tildel rolle, fjern rolle, admin
    """,
    "former": """
        gamle, gammel, forrige, tidligere, forhenværende, old, previous, former, earlier, last period, sidste
        periode, de gamle planer, the old plans, hidtidige
    """,
    "history": """
        hvad er der sket, sket siden, siden sidst, what has happened, what happened since, happened since,
        historik*, history, hvem ændrede, who changed, ændringer, changes, hvem har ændret, log over,
        audit*, ændringslog*, what changed, hvad er ændret, hvem afklarede, who settled, hvad er der
        ændret, hvad har ændret sig, what has changed, what's changed, whats changed, seneste ændringer,
        recent changes, latest changes, hvem har afklaret, who has changed, hvem rettede, who edited,
        hvad skete der sidst, seneste hændelser, har flyttet, hvem flyttede, hvem har flyttet, who
        moved, blev ændret, changed since, ændret siden, loggen, the log, ændret, har ændret
    """,
    "audience": """
        direktion*, ledelse*, ledermøde*, chef*, leder*, borgmesteren, board meeting, management,
        director*, boss, team meeting, mayor, møde, mødet, mødet i morgen, ledelsesmøde*, afdelingsmøde,
        teammøde, meeting tomorrow, the board, the management
    """,
    "not": "ikke, not",
    "yes-no": "ja, nej, yes, no",
    "i-meant": "jeg mente, i meant, mente, meant, i stedet, instead, rather, men",
    "and-what-about": """
        og, hvad med, and, what about, how about, så, også, also, også for, samme for, same for, then, for
    """,
    "other-place": """
        tingbjerg, husum, mjølnerparken, bispebjerg, valby, vanløse, brønshøj, sydhavnen, vesterbro,
        østerbro, nordvest, aldersrogade, gadelandet, gellerup, gellerupparken, vollsmose, christianshavn,
        frederiksberg, aarhus, odense, aalborg, ishøj, taastrup, taastrupgård, høje gladsaxe, akacieparken,
        lundtoftegade, bellahøj, folehaven, kongens enghave, ørestad, ørestaden, indre by, hørgården,
        hedelyngen, remisevænget, solvang, degnegården
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
    "release": """
        frigivelse, frigivet, frigive, release, released, afsat og frigivet, set aside and released
    """,
    "capital": "anlæg, anlægsmidler, capital, capital money",
    "service": "service, servicemidler, service money",
    "declaration": "hensigtserklæring, declaration of intent",
    "note": "udmøntningsnotat, udmøntningsnotatet, implementation note, budgetnotat, udmøntning",
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
    "contribution": "bidrag, bidraget, contribution, contributions",
    "passed-on": "oversendt, oversendes, passed on, erklæring, med erklæring",
    "renewal": "fornyelse, videreførelse, renewal, continuation",
    "negotiation": "forhandling, forhandlingen, negotiation",
    "board": "bydelsbestyrelse, bydelsbestyrelser, district board",
    "recommended": "anbefalet, anbefaling, anbefaler, recommended, recommendation, godkendt og anbefalet",
    "cooperation": "strategisk samarbejdsaftale*, samarbejdsaftale*, cooperation agreement*, strategic cooperation*",
    "change-plan": "forandringsplan*, udviklingsplan*, change plan*, development plan*, kvarterplan*, områdefornyelse*",
    "four-weeks": "fire uger, fireugersprincippet, four weeks, four-weeks principle",
}

# words that carry nothing of their own
STOPWORDS = """
    står stå stod bygger bygge bygget troede tror tro notat notatet note arbejder arbejde sidst sidste last one must
    go going through come comes based base date dato datoer imod åbent åben open along bor bo live lives track to tre
    fire fem seks two three four five six aftalen agreement aftale hinanden hvilke derfra dette here there den det
    foregår lavet laves lagt sat været blive bleve made taken rest jan feb mar apr jun jul aug sep okt oct nov dec
    anbefale recommend
    falder falls fat kører kode koden code fejl gået igennem enkelte især står rigtig rigtige person samme på i til
    fil file lovet lover lovede promised svar answer answers
    lav make lave write skriv skrive hent get fetch begge both venlig venligst fortælle sige forhånd hilsen mvh vh kh bh
    kindly many much in on at it's i'm im dage dag days day uger måneder måned år years year ord spørge spørgsmål
    question hurtigt quickly gider kigge se look egentligt faktisk actually just simply bare blot hvis så altså
    the this that he she they hello please pls plz tak thx lige nok sikkert tid tider time mellem between efter
    før inden after before fremover længere endelig finally selv selve own mod under allerede already stadig
    still yet sådan cirka ca about around mange many few få flere færre gange gang times nogensinde ever any
    anything something noget someone nogen henne hende ham holder holde mvh venter regards best dear sidde sidder sad
    findes exist exists gælder apply hører hear brug bruges bruger use uses vise vises se ser seen say says siger
    sagt told talt talk talte gerne kære team kollega colleague kollegaer nye ny new
    svar svare reply inkl inklusive including hel hele helt whole both alt everything
    copenhagen københavn københavns kommune kommunen kommunens municipality city by byen vej
    part take takes tag tager have having haves måske maybe perhaps vil would like want wants brug need needs behov
    vide finde ud høre ask asking asked undrer wondering wonder lurt interesseret information info oplysning
    oplysninger præcis præcist exactly nøjagtig nøjagtigt konkret lidt bit little back give gives got gets let lets
    nu now pt p.t. igen again også too also dertil desuden vedr vedrørende regarding concerning angående ang re
    bør should burde behøver behøves nødvendigt possible muligt mulig
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
