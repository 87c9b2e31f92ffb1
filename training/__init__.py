"""The recipe of the language model; none of this is needed to use it.

    python -m training FOLDER --hours 2.9

does all of it, from data to the packaged model, in the time that it is given. Its steps, and the measurements that are
no part of it:

    python -m training.train FOLDER --out RUNS/base           trees, tags and names, without WikiGold
    python -m training.lemmas FOLDER src/dragoman/language/lemmas.json
    python -m training.to_onnx RUNS/base/model.pt RUNS/base/package
    python -m training.readings FOLDER --trees RUNS/base/package --out RUNS/readings.pickle     for all that follow
    python -m training.joint FOLDER --start RUNS/base/model.pt --trees RUNS/base/package --out RUNS/joint
    python -m training.joint FOLDER --start RUNS/joint/model.pt ... --out RUNS/last         once more, at small steps
    python -m training.joint FOLDER --start RUNS/last/model.pt ... --out RUNS/further       on what is annotated
    python -m training.joint FOLDER --start RUNS/further/model.pt ... --out RUNS/apart2          two apart, other seeds
    python -m training.averaging RUNS/further/model.pt RUNS/apart2/model.pt ... --out RUNS/mean/model.pt
    python -m training.teacher ENCODER --like RUNS/mean/model.pt --out RUNS/larger/published.pt   with --larger
    python -m training.joint FOLDER --start RUNS/larger/published.pt ... --out RUNS/larger
    python -m training.student RUNS/larger/model.pt --out RUNS/following/student.pt
    python -m training.joint FOLDER --start RUNS/following/student.pt --teacher RUNS/larger/model.pt ...
    python -m training.joint FOLDER --start RUNS/mean/model.pt --settle ... --out RUNS/settled   grammar only
    python -m training.beyond FOLDER --start RUNS/settled/model.pt --out RUNS/settled/beyond.pt   whom others name
    python -m training.to_onnx RUNS/settled/beyond.pt src/dragoman/language

    python -m training.folds FOLDER --start RUNS/base/model.pt --out RUNS/folds      what names are worth on WikiGold
    python -m training.joint ... --hold-out                   keeps a sixth of the real reports, to tune on
    python -m training.joint ... --own 0.5 --plain 2          half of our own reports that are not plain; these twice
    python -m training.joint ... --no-friends                 none of the false friends

FOLDER holds ud/{ewt,gum}/*.conllu, ner/*.jsonl, re3d.jsonl and reports/; MODEL_CARD.md says what they are. The
reports of our own are in ``training/corpus``.
"""
